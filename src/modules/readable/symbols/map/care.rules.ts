/** Care: tests, treatments, medicines, things that are used. */
export const care = `
medicine | medicine; medication; drug (without street, illegal, dealer, addict, addiction, misuse, cocaine, heroin, buy); meds; treatment with medicine | h:medications/medicines o:1F48A
tablets | tablet (without screen, video, app, computer, internet, online, charge, device, laptop, touch); pill; capsule; paracetamol; ibuprofen; aspirin; statin | h:medications/pills_3 o:1F48A
tablet-computer | tablet (with screen, video, app, computer, internet, online, charge, device, laptop, touch); iPad | o:E1CC
street-drugs | drug (with street, illegal, dealer, addict, addiction, misuse, cocaine, heroin); cannabis; cocaine; heroin; substance misuse; drug user; illegal drug | h:people/pwid h:symbols/cannabis
liquid-medicine | syrup; liquid medicine; spoonful of medicine; medicine bottle | h:devices/medicine_bottle
side-effects | side effect; side-effect; bad reaction | h:symbols/alert_triangle
antibiotics | antibiotic; penicillin; amoxicillin | h:medications/blister_pills_round_x4
painkiller | painkiller; pain relief; pain killer; morphine | h:medications/pill_1
prescription | prescription; prescribe; repeat prescription | h:objects/prescription_document
inhaler | inhaler; puffer; spacer | h:devices/asthma_inhaler
injection | injection; inject; jab; insulin injection; needle | h:devices/syringe o:1F489
vaccination | vaccination; vaccine; vaccinate; immunisation; flu jab; booster; covid jab; flu vaccine | h:devices/syringe-vaccine o:1F489
drip | drip/n; intravenous; chemotherapy; chemo; infusion | h:devices/intravenous_bag o:E30C
catheter | catheter; stoma bag; tube/n (with bladder, feed, nose, feeding); stoma; feeding tube | h:devices/intravenous_bag
blood-test | blood test; take blood; blood sample; take some blood; take your blood; some blood; take a blood sample; blood taken; phlebotomist; phlebotomy | s:blood-test
blood-sugar | blood sugar; glucose; sugar level; sugar in the blood; glucose meter; finger prick; finger-prick | h:devices/diabetes_measure
urine-sample | urine sample; urine test; wee sample; sample of urine; wee in a pot | h:devices/urine_sample
sample | sample; swab; specimen | h:devices/medical_sample
test | test; testing; screening; smear test; cervical screening; examination | h:devices/test_tubes o:1F9EA
test-result | test result; result/n; result of the test | h:symbols/i_documents_accepted
x-ray | X-ray; x-ray; xray; radiograph | h:devices/xray o:1FA7B
scan | scan; MRI; CT scan; CT; MRI scan; scanner; big machine; tomography | h:devices/tac o:E329
ultrasound | ultrasound; sonogram; baby scan; pregnancy scan | h:devices/ultrasound_scanner
heart-trace | ECG; heart trace; heart tracing; cardiogram | h:symbols/cardiogram o:E308
eye-test | eye test; optician; optometrist; eye clinic; test your eye; test eye | h:specialties/opthalmology
hearing-test | hearing test; audiology; audiologist | h:specialties/ears_nose_and_throat
hearing-aid | hearing aid; hearing aids | h:devices/hearing_aid o:1F9BB
glasses | glass/n (with wear, read, eye, see, spectacles, my, your); glasses; spectacles | h:devices/eyeglasses o:1F453
thermometer | thermometer; take your temperature; check your temperature; temperature | h:devices/thermometer o:E324
stethoscope | stethoscope; listen to your heart; listen to your chest; listen to heart; listen to your lung; check your heart | h:devices/stethoscope o:1FA7A
weighing | weigh; weight; scales; how heavy; weigh scale | h:devices/weight o:E32B
height | height; how tall; measure height | h:symbols/height
operation | operation (without hour); operate (with surgeon, surgery, doctor, theatre); surgery (without GP, open, book, phone, doctor's); surgeon; operating theatre; surgical; operate on | h:specialties/general_surgery
anaesthetic | anaesthetic; anaesthetist; put to sleep; put you to sleep; sedation | h:devices/ventilator
scissors-cut | scissors; stitches out | o:2702
treatment | treatment; treat/v; therapy; cure | h:symbols/health
physiotherapy | physiotherapist; physiotherapy; physio; rehabilitation; rehab | h:specialties/physical_therapy
speech-therapy | speech therapist; speech therapy; speech and language | h:specialties/speech_language_therapy
occupational-therapy | occupational therapist; occupational therapy | h:specialties/physical_therapy
counselling | counselling; counsellor; talking therapy; talk therapy; psychotherapy; CBT | h:specialties/psychology
first-aid | first aid; first-aid | o:E140
resuscitation | CPR; resuscitation; resuscitate; chest compressions | h:people/cpr
defibrillator | defibrillator; pacemaker; AED | h:devices/defibrillator
oxygen | oxygen; oxygen mask; oxygen tank | h:devices/oxygen_tank
ventilator | ventilator; breathing machine; CPAP | h:devices/ventilator
face-mask | face mask; mask/n; wear a mask | h:ppe/ppe_face_mask o:1F637
gloves | glove | h:ppe/ppe_gloves o:E0B4
wash-hands | wash your hand; wash hand; hand wash; clean your hand; hand hygiene; hand gel; soap; sanitiser; clean hand; hand washing | h:people/wash_hands o:E0B2
wheelchair | wheelchair | h:devices/wheelchair o:1F9BD
wheelchair-access | ramp; step-free; wheelchair access; accessible; accessibility | o:267F
crutches | crutch; crutches | h:devices/crutches o:E326
walking-stick | walking stick; walking frame; zimmer; walking aid; walker/n | h:exercise/walk_supported h:devices/cane
hoist | hoist | h:devices/sling
commode | commode; bedpan | o:1F6BD
hospital-bed | hospital bed; ward (without off); stay in hospital; inpatient; bay (with ward, hospital, bed); overnight | h:devices/inpatient
intensive-care | intensive care; critical care; ICU; high dependency | h:specialties/intensive_care_unit
admission | admit/v (with hospital, ward); admission; go into hospital; go to hospital; come into hospital | h:specialties/admissions
going-home | leave hospital; discharge/v; discharged; hospital discharge; discharge (without wound, smell, vaginal, fluid, pus, yellow, ear, eye, nipple, penis, vagina); go home; take you home; get home; send home; home from hospital | s:going-home h:symbols/discharge
wound-discharge | discharge (with wound, smell, vaginal, fluid, pus, yellow, ear, eye, nipple, penis, vagina); pus; ooze | h:body/blood_drop
appointment | appointment; clinic appointment; book an appointment; referral; refer; outpatient appointment | s:appointment
waiting-list | waiting list; waiting time; wait list; how long you wait | o:23F3
waiting-room | waiting room; waiting area | s:waiting-room
emergency | emergency; A&E; accident and emergency; 999; casualty; urgent; urgently | h:specialties/accident_and_emergency o:1F6A8
ambulance | ambulance; ambulance crew; patient transport | h:vehicles/ambulance o:1F691
paramedic | paramedic | h:vehicles/ambulance
records | medical record; record/n; health record; patient record; your note; case note; file/n; care record | h:specialties/medical_records o:E30A
private | confidential; private/a; privacy; secret; confidentiality | h:symbols/ui_secure o:1F512
care-plan | care plan; plan/n; support plan; health plan | h:objects/register_book o:1F4CB
health-check | health check; annual check; check-up; checkup; MOT; annual health check; examine/v | h:people/ancv h:devices/stethoscope
health | health; healthy; well-being; wellbeing; be well | h:symbols/health_alt
check | check/v; check/n; monitor/v | h:symbols/i_exam_qualification o:2611
consent | consent; agree to treatment; give permission; permission; consent form | s:consent
choice | choice; choose; option; decide; decision; pick/v; prefer; preference; which one | s:choice
rights | right/n (with have, your, human, the); rights; human right; equality; equal; discrimination | s:rights
law | law; legal; act (with mental, capacity, human, care); solicitor | h:objects/justice o:2696
judge | judge/n; court; tribunal | o:1F9D1-200D-2696-FE0F h:objects/justice
complaint | complain; complaint; unhappy with | o:1F4E2 h:objects/megaphone
safe | safe; safety; safeguarding; protect; protection | h:symbols/virus-shield o:1F6E1
abuse | abuse; bully; bullying; abuser; violence; hurt you; hit you; neglect; hurt someone; someone hurt; hit/v | s:stop-hurting
danger | danger; dangerous; warning; careful; risk; be careful; hazard; harm; harmful; slippery | h:symbols/alert_triangle o:26A0
stop | stop/v; stop/n (without bus, smoking) | h:symbols/stop o:1F6D1
no-smoking | no smoking; stop smoking; quit smoking; not smoke; give up smoking; smoke free; smoke-free; never smoke; do not smoke | h:symbols/smoking_cessation o:1F6AD
smoking | smoke; smoker; cigarette; smoking; tobacco; vape; vaping | h:symbols/smoking o:1F6AC
no-alcohol | no alcohol; stop drinking; not drink alcohol; do not drink alcohol; avoid alcohol; without alcohol | h:nutrition/alcohol_cessation
alcohol | alcohol; beer; wine; drunk; pub; alcoholic; units of alcohol | h:nutrition/alcohol o:1F37A
contraception | contraception; contraceptive; family planning; birth control; coil (with contraceptive, fit); the pill (with contraceptive, pregnant) | h:contraceptives/oral_contraception_pillsx28
condom | condom; safe sex; safer sex | h:contraceptives/male_condom
sex | sex; have sex; sexual | h:symbols/sexual_reproductive_health
exercise | exercise; fitness; keep fit; gym; work out; be active; physical activity; active | h:exercise/exercise h:exercise/weights
healthy-food | healthy food; healthy eating; eat well; healthy diet; diet; balanced diet; eat healthily; nutrition; dietitian | h:nutrition/nutrition o:1F957
self-care | look after yourself; self-care; look after myself; care for yourself | h:symbols/health
sign-language | sign language; BSL; signer; Makaton; sign/v (with hand, deaf, makaton) | o:1F91F
easy-read | easy read; easy-read; easy to read; easy word; plain English; easy words | s:easy-read
large-print | large print; big letter; big print; bigger letter; large text; big text; larger print | s:large-print
interpreter | interpreter; translate; translator; translation; language; another language; your language | s:interpreter
support | support/n; help and support; support/v | o:1F91D
research | research; study/n (with research, take, part, health); trial/n; clinical trial | h:devices/microscope o:1F52C
telemedicine | video call; video appointment; video consultation; online appointment; call by video | h:symbols/telemedicine
organ-donor | organ donor; transplant; donate; donor; blood donor; give blood; transfusion | h:blood/blood_bag
`;
