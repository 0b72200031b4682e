/** Written with a hyphen in a text too; elsewhere a hyphen in the list stands for a space. */
const keepsHyphen = new Set(['care-giver']);

/**
 * Words for one thing. Inclusion Europe: the same word for the same thing all through. The first is the one to use.
 * Left out are pairs that may mean two things ('doctor' and 'GP', 'heart attack' and 'cardiac arrest').
 */
export const sameThings: readonly (readonly string[])[] = `
medicine medication medicament drug meds
tablet pill
doctor physician clinician medic
operation surgery
jab injection vaccine vaccination immunisation
toilet loo lavatory wc restroom
carer caregiver care-giver
hospital infirmary
appointment consultation
child kid youngster
illness disease malady ailment sickness
form questionnaire
chemist pharmacist pharmacy
staff workforce personnel employee
helper assistant aide
home dwelling abode
letter correspondence missive
leaflet pamphlet brochure booklet
test examination investigation
choice option alternative
belly abdomen stomach tummy
mother mum mummy mam
father dad daddy
people persons individuals folk
phone telephone cellphone
start beginning commencement
pain discomfort
money cash funds
job occupation employment
rule regulation
goal objective target
plan strategy
problem issue difficulty
teacher tutor
meeting gathering
picture illustration
glasses spectacles
false-teeth dentures
car vehicle automobile
mistake error
sofa couch settee
lift elevator
rubbish garbage trash refuse
film movie
television telly tv
buzzer bell
wee pee urine
poo faeces excrement
fit seizure convulsion
company firm
idea suggestion proposal
worker employee
support-worker helper supporter
husband spouse
wife spouse
boss manager supervisor
jumper sweater pullover
fridge refrigerator
flat apartment
holiday vacation
bike bicycle
lorry truck
picture photo photograph image
present gift
friend mate pal buddy
teenager adolescent
grandma grandmother granny gran nan nana
grandad grandfather granddad grandpa
baby infant newborn
shop store
swelling inflammation
belly-button navel
breathing respiration
bed-sore pressure-ulcer pressure-sore
high-blood-pressure hypertension
walking-stick cane
road street
tap faucet
plaster band-aid
nappy diaper
chips fries
sweets candy
sponsor backer funder
bin dustbin
entrance way-in entry
exit way-out
`
  .trim()
  .split('\n')
  .map((line) =>
    line.split(' ').map((words) => (keepsHyphen.has(words) ? words : words.replaceAll('-', ' '))),
  );
