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
illness disease malady ailment
form questionnaire
chemist pharmacist pharmacy
staff workforce personnel
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
phone telephone
start commencement
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
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
