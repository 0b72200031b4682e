/** Words of health and care in Britain that people meet so often that they need no explanation. The frequencies are American and spoken. */
export const everydayHealthWords: ReadonlySet<string> = new Set(
  `a&e advice allergic allergy ambulance ankle appointment arthritis asthma autism autistic backache bandage bathroom bedtime bladder bleed bleeding blister
  bloodstream breastfeed breathe breathing bruise calm cancer care carer carers caregiver chart check-up checkup chemist chest chew clinic clinics cold collect constipated cough coughing counsellor cream
  crutches cuddle daycentre dementia dentist depressed depression diabetes diabetic diarrhoea diet dietitian disability disabled dizzy doctor dose drops dressing easy-read exercise exercises eyesight faint feverish
  fever fingerprick flu foot gel germ germs glasses gp gps grandparent gums headache headaches health healthy hearing heartbeat hip hoist hospital ill illness infection inhaler inhalers itchy jab jabs
  keyworker kidney kidneys leaflet leaflets learning liver lotion lump lungs mask medicine medicines memory menopause mental midwife midwives mole mouthwash muscle muscles needle nhs nurse nurses
  nursing operation optician overweight ointment pain painful painkiller painkillers paracetamol ibuprofen patch patient patients pee period periods pharmacy plaster plasters poo poorly pregnancy pregnant pulse puff puffs
  ramp rash reception receptionist safety scan scans scar sick sickness sign skin sleepy sling smear sore spacer specialist spine splint sprain spray stairlift sting stitches stomach
  stroke sugar support surgery swab swallow swelling swollen syringe tablet tablets tattoo teaspoon teaspoons teenager temperature test tests thermometer tired tiredness toothache toothbrush toothpaste treatment treatments
  unwell upset vaccine vegetables veins vitamin vitamins waiting walker ward wards weak website weight wheelchair womb wound wrist x-ray x-rays online email app apps phone text video
  labs lab student cafe bus taxi leaflet glucose scanner feelings nosebleed sunscreen allotment fizzy yoghurt porridge biscuit biscuits crisps mum mums dad dads gran nan autumn colour favourite centre programme
  corridor queue supermarket sticker headphones weekday reminder voucher recipe inbox metre metres litre litres nursery café overseas survey injection injections magnet pouch lanyard recliner commode parking timetable
  neighbour neighbours kettle fridge cooker carpet kerb pavement pram buggy pension benefit benefits council housing tenant landlord rent advocate helper helpline volunteer volunteers meeting meetings`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const explained = `
allergen: something that makes your body react badly
anaemia: not having enough iron in your blood
anaesthetic: a medicine that stops you feeling pain
angina: chest pain from a lack of blood to your heart
antibiotic: a medicine that kills some germs
antibody: a part of your blood that fights germs
anticoagulant: a medicine that stops blood clots
antidepressant: a medicine that can help with low mood
antihistamine: a medicine for allergies
antiseptic: something that kills germs on your skin
appendix: a small part of your gut
artery: a tube that takes blood from your heart
atrial fibrillation: a heart beat that is not steady
bacteria: very small living things that can make you ill
benign: not cancer
bereavement: the time after someone close to you dies
biopsy: a test on a very small piece of your body
blood pressure: how hard your blood pushes in your body
bowel: the part of your body that makes poo
bronchitis: an illness that makes you cough a lot
cardiology: the part of the hospital for hearts
cardiologist: a heart doctor
cardiovascular: about your heart and your blood
cartilage: the soft part between your bones
cataract: a cloudy part in your eye
catheter: a thin tube that takes pee out of your body
cervix: the way into the womb
chemotherapy: strong medicine that kills cancer
cholesterol: a kind of fat in your blood
chronic obstructive pulmonary disease: a lung illness that makes it hard to breathe
cirrhosis: bad harm to your liver
clot: a lump of thick blood
colon: a part of your gut
colonoscopy: a test to look inside your gut
colposcopy: a test to look at the way into the womb
complication: a new problem from an illness or treatment
concussion: a brain injury from a bang on the head
congenital: there since you were born
consent: when you say yes to something
constipation: when it is hard to poo
consultant: a senior doctor
contraception: ways to stop getting pregnant
contraindication: a reason not to use a medicine
coronary: about the blood tubes of your heart
cyst: a small bag of water under your skin
dehydration: not having enough water in your body
delirium: being very mixed up for a short time
deep vein thrombosis: a clot of blood in your leg
dermatitis: sore, itchy skin
dermatologist: a skin doctor
dermatology: the part of the hospital for skin
diagnosis: the name of your illness
diagnose: to find out what illness someone has
dialysis: when a machine cleans your blood
dietician: a person who helps you eat well
discharge: when you leave hospital
diuretic: a medicine that makes you pee more
dysphagia: when it is hard to swallow
dyspnoea: when it is hard to breathe
eczema: dry, itchy skin
electrocardiogram: a test of your heart
embolism: a clot that moves in your blood
endocrinology: the part of the hospital for glands
endometriosis: an illness of the womb that hurts
endoscopy: a test to look inside you with a small camera
endoscope: a small camera on a thin tube
enzyme: something in your body that helps it work
epilepsy: an illness that can make you have fits
faecal: about poo
fibromyalgia: an illness that makes you hurt all over
fistula: a hole inside your body that should not be there
gallstone: a small stone inside your belly
gangrene: when a part of your body dies
gastroenteritis: an illness that makes you sick
gastroenterology: the part of the hospital for stomachs
genetic: passed on from your mother and father
geriatric: for older people
glaucoma: an eye illness that can make you blind
gynaecology: care for women's health
haematology: the part of the hospital for blood
haemoglobin: the red part of your blood
haemorrhoid: a sore lump in your bottom
heart failure: when your heart is weak
hepatitis: an illness of your liver
hernia: a lump from a weak place in your belly
herpes: a virus that gives you sores
hormone: something in your body that tells it what to do
hospice: a place that cares for people who are dying
hypertension: high blood pressure
hypoglycaemia: when your blood sugar is too low
hyperglycaemia: when your blood sugar is too high
hypotension: low blood pressure
hypothermia: when your body gets too cold
hysterectomy: an operation to take out the womb
immune: safe from an illness
immune system: the part of your body that fights illness
immunisation: a jab that helps to keep you from getting ill
incontinence: when you cannot hold in your pee or poo
infertility: when it is hard to have a baby
inflammation: when part of your body is red, hot and sore
influenza: the flu
insomnia: when it is hard to sleep
insulin: something that helps your body use sugar
intensive care: care for people who are very ill
intravenous drip: a bag of water or medicine that goes into your arm
jaundice: when your skin looks yellow
laparoscopy: an operation through a very small cut
laxative: a medicine that helps you poo
leukaemia: cancer of the blood
ligament: a strong band between your bones
lymph node: a small lump that fights germs
lymphoma: a cancer of the part of you that fights germs
magnetic resonance imaging: a scan that takes pictures inside you
malignant: cancer that can grow and spread
malnutrition: not having enough good food
mammogram: a scan of your breasts
mastectomy: an operation to take off a breast
melanoma: a kind of skin cancer
meningitis: an illness of the brain that can kill
metabolism: how your body uses food
metastasis: when cancer spreads
migraine: a very bad headache
mobility: how well you can move
nausea: feeling sick
nebuliser: a machine that helps you breathe in medicine
nephrology: the part of the hospital for kidneys
neurology: the part of the hospital for the brain
neurologist: a brain doctor
nutritionist: a person who helps you eat well
obesity: being very overweight
obstetrics: care for women having a baby
occupational therapist: a person who helps you do things by yourself
oedema: swelling from too much water in your body
oesophagus: the tube from your mouth to your stomach
oncologist: a cancer doctor
oncology: the part of the hospital for cancer
ophthalmology: the part of the hospital for eyes
opioid: a very strong pain medicine
orthopaedic: about your bones
osteoarthritis: sore and stiff bones
osteoporosis: having weak bones
outpatient: someone who visits the hospital for the day
ovary: the part of a woman's body that holds eggs
pacemaker: a small machine that helps your heart beat
palliative: care for someone who will not get better
pancreas: the part of your body that makes insulin
paralysis: when you cannot move a part of your body
pathology: the part of the hospital that does tests
pelvis: the bones of your hips
penicillin: a medicine that kills some germs
pharmacist: someone who gives out medicines
phlebotomist: a person who takes blood
phlebotomy: taking blood
physiotherapist: a person who helps you to move
physiotherapy: exercises to help you move
placebo: a pretend medicine
plasma: the clear part of your blood
pneumonia: a bad lung infection
polyp: a small lump inside your body
prescription: a note from your doctor for medicine
prognosis: what may happen with your illness
prostate: a part of a man's body near the bladder
prosthetic: made to take the place of a part of your body
psoriasis: red, sore skin
psychiatrist: a doctor for mental health
psychologist: a person who helps with thoughts and feelings
psychosis: when you see or hear things that are not there
radiographer: a person who takes X-rays
radiology: the part of the hospital for X-rays
radiotherapy: rays that kill cancer
rectum: your bottom, on the inside
referral: when your doctor asks another team to see you
relapse: when an illness comes back
remission: when an illness goes away
resuscitation: trying to start your heart again
retina: the back of your eye
rheumatology: the part of the hospital for joints
rehabilitation: help to get better
saline: water with salt in it
schizophrenia: a mental illness
sciatica: pain down your leg from your back
screening: a test to find illness early
sedation: medicine that makes you sleepy
sedative: a medicine that makes you sleepy
seizure: a fit
sepsis: a very bad illness from germs in your blood
side effect: a problem from a medicine
spirometry: a test of your breathing
stent: a small tube that keeps your blood moving
steroid: a medicine that can bring down swelling
stoma: a hole in your belly for poo or pee
syndrome: a group of problems that come together
symptom: a sign of illness
tachycardia: when your heart beats too fast
tendon: a strong band that helps you move
tetanus: a very bad illness from germs in dirt
therapist: a person who helps you get better
thrombosis: a clot of blood
thyroid: a part of your neck that helps your body work
tinnitus: a noise in your ears
tonsillitis: a bad sore throat
toxin: a poison
transfusion: when you get blood from someone else
transplant: when you get a new part of your body
trauma: a bad injury or a very bad time
triage: finding out who needs help first
tuberculosis: a bad lung illness
tumour: a lump in your body
ulcer: an open sore
ultrasound: a scan that uses sound
urinary: about your pee
urology: the part of the hospital for pee problems
uterus: the womb
vaccination: a jab that helps to keep you from getting ill
vascular: about the tubes that carry your blood
ventilator: a machine that breathes for you
vertigo: feeling that the room spins
virus: a very small thing that can make you ill
vitals: checks of your heart and breathing
`;

/** Hard health words, each in easy words. GOV.UK: a hard word is explained in the next sentence; DH: in easy words. */
export const explanations: ReadonlyMap<string, string> = new Map(
  explained
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [word = '', meaning = ''] = line.split(': ');
      return [word.trim(), meaning.trim()];
    }),
);

/** The sentence that comes after the hard word. */
export function explanationSentence(word: string): string | undefined {
  const meaning = explanations.get(word);
  return meaning === undefined
    ? undefined
    : `${word.charAt(0).toUpperCase()}${word.slice(1)} means ${meaning}.`;
}
