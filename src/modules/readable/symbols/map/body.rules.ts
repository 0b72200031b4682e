/** The body, and what can be the matter with it. The columns are told in map.ts. */
export const body = `
stomach | stomach; tummy; belly | h:body/stomach o:E313
stomach-pain | stomach pain; tummy ache; stomach ache; stomachache; belly ache; tummy hurt; stomach hurt; tummy pain; tummy be sore; stomach cramp | h:conditions/intestinal-pain
heart | heart; cardiac; cardiology | h:body/heart_organ o:1FAC0
heart-attack | heart attack; cardiac arrest | h:symbols/heart_cardiogram
heartbeat | heartbeat; heart beat; heart rate; pulse; palpitation; heart rhythm | h:symbols/heartbeat o:1F493
lungs | lung; chest infection; respiratory | h:body/lungs o:1FAC1
breathing | breathe; breathing; breath | h:body/lungs
breathless | breathless; short of breath; out of breath; wheeze; wheezy; breathlessness; hard to breathe; cannot breathe; trouble breathing | s:breathless
kidneys | kidney; renal; dialysis | h:body/kidneys o:E316
liver | liver; hepatitis; cirrhosis | h:body/liver o:E312
bladder | bladder; incontinence; incontinent | h:body/bladder
bowel | bowel; gut; intestine; colon | h:body/intestine o:E315
brain | brain; neurology; neurological | h:body/neurology o:1F9E0
stroke | stroke; TIA; mini-stroke | h:people/neuro_surgery o:E319
spine | spine; backbone; spinal | h:body/spine
back-pain | back pain; backache; back ache; bad back; back hurt; sore back | h:conditions/back_pain o:E321
head | head/n | h:body/head
headache | headache; migraine; head ache; sore head; head hurt | h:conditions/headache o:E31D
eye | eye; eyesight; vision | h:body/eye o:1F441
low-vision | blind; partially sighted; visually impaired; sight loss; cannot see; see poorly; poor sight; see well (with not, cannot) ; low vision | h:conditions/low_vision o:1F9D1-200D-1F9AF
ear | ear; hearing | h:body/ear o:1F442
deaf | deaf; hard of hearing; hearing loss; deafness; cannot hear | h:conditions/deaf o:1F9CF
nose | nose; nostril; nasal | h:body/nose o:1F443
mouth | mouth; lip; tongue | h:body/mouth o:1F444
throat | throat; sore throat; swallow; swallowing; tonsil | s:swallow
teeth | tooth; gum/n (with tooth, bleed, dentist, brush); toothache; denture; filling (with tooth, dentist) | h:body/tooth o:1F9B7
skin | skin; eczema; psoriasis | h:emotions/measles
rash | rash; itch; itchy; spot (with skin, red, itchy, rash); hives; chickenpox; measles | h:emotions/measles
arm | arm/n; elbow; wrist | h:body/arm o:1F4AA
hand | hand/n; finger; thumb | o:270B h:people/clean_hands
leg | leg/n; thigh; calf | h:body/leg o:1F9B5
foot | foot/n; toe; ankle; podiatry; heel | h:body/foot o:1F9B6
knee | knee; knee pain | o:E320 h:body/joints
joints | joint/n; hip; shoulder | h:body/joints o:E322
arthritis | arthritis; joint pain; rheumatism; rheumatoid | o:E322 h:body/joints
bones | bone; osteoporosis; skeleton | h:body/skeleton o:1F9B4
broken-bone | broken bone; broken leg; broken arm; break leg; break arm; break hip; break wrist; break bone; fracture; plaster cast; broken hip; break her leg; break his leg; break your leg; break my leg | h:devices/cast o:E31F
sling | sling; broken shoulder | h:devices/sling
blood | blood; bleed; bleeding | h:body/blood_drop o:1FA78
breasts | breast | h:body/breasts
breast-check | breast lump; lump in the breast; lump in your breast; breast screening; mammogram; breast cancer | h:body/breasts
lump | lump; swelling; swollen; growth/n (with skin, lump, cancer) | s:lump
womb | womb; ovary; vagina; gynaecology; vaginal; cervix | h:body/female_reproductive_system
period | period (with pain, heavy, blood, bleed, late, month, monthly, sanitary, her); menstruation; menstrual; tampon; menopause; pad (with sanitary) | h:body/female_reproductive_system
prostate | prostate | h:body/prostate
testicles | testicle; testicular | h:body/testicles
body | body | h:body/body
where-pain | where do it hurt; where be the pain; where it hurt; show where (with pain, hurt, sore) | s:where-pain
pain | pain; painful; hurt; ache; sore; agony | s:pain h:conditions/pain
wound | wound; cut/n; graze; ulcer; sore/n; injury; injure; stitch | o:1FA79 h:objects/bandage_adhesive
bandage | bandage; sticking plaster; plaster/n; dress the wound; dressing (without gown, room, table, salad) | h:objects/bandage_adhesive o:1FA79
burn | burn; scald | h:conditions/burn
fall | fall; fall over; trip/v; faller; slip/v; stumble | s:fall
seizure | seizure; fit/n; have a fit; convulsion; epileptic | s:seizure
epilepsy | epilepsy | s:seizure
fever | fever; high temperature; have a temperature; feverish | h:devices/fever o:1F912
feeling-hot | feel hot; too hot; be hot; hot (with feel, weather, night) ; sweat | h:emotions/sweating o:1F975
feeling-cold | feel cold; be cold; shiver; chill; cold/a (without virus) | h:conditions/chills o:1F976
cough | cough | h:emotions/coughing
cold-illness | cold/n; runny nose; sneeze; hay fever; blocked nose | o:1F927 h:conditions/chills_fever
flu | flu; influenza | o:1F912 h:conditions/chills_fever
feeling-sick | sick/a; feel sick; nausea; nauseous; queasy | h:conditions/nausea o:1F922
vomiting | vomit; throw up; be sick up; bring up food | h:conditions/vomiting o:1F92E
diarrhoea | diarrhoea; loose stool; runny poo; upset stomach | h:conditions/diarrhea
constipation | constipation; constipate; constipated | s:constipation
poo | poo; faeces; stool (with sample, test, soft, hard, pass, blood, loose, bowel, need); open your bowel; motion (with pass) | o:1F4A9
stool-sample | stool sample; poo sample; poo test; stool test; bowel screening; sample of poo | s:stool-sample
wee | urine; wee; pass water; pee; urinate; urinary | h:devices/urine_sample
dizzy | dizzy; dizziness; light-headed; faint/v; unsteady; vertigo; faint/a; giddy | h:emotions/dizzy o:1F635-200D-1F4AB
tired | tired; exhausted; exhaustion; fatigue; sleepy; worn out; weary | h:emotions/sleepy o:1F62B
weak | weak; weakness; frail; frailty | h:people/elderly
allergy | allergy; allergic; allergic reaction; anaphylaxis; EpiPen | h:conditions/allergies
asthma | asthma; asthmatic | h:people/asthma
copd | COPD; bronchitis; emphysema | h:conditions/viral_lung_infection h:body/lungs
diabetes | diabetes; diabetic; insulin; hypo/n | h:symbols/diabetes
cancer | cancer; tumour; leukaemia; oncology; lymphoma | h:conditions/cancerous_cell_nuclei h:specialties/oncology
end-of-life | terminal (with cancer, ill, illness, disease, care); terminally ill; end of life; palliative; hospice; dying/a; dying/v | h:symbols/palliative-care
dementia | dementia; Alzheimer; lose memory; memory loss; memory clinic | s:memory
memory | remember; memory; reminder; remind | s:memory
forget | forget; forgetful | s:memory
mental-health | mental health; mental illness; psychiatry; psychiatrist; psychologist; psychology; mental | h:specialties/psychology h:people/mental_disorders
depression | depression; depressed; low mood | h:emotions/sad o:1F614
hearing-voices | hear voice; hearing voice; hallucination; psychosis | h:people/mental_disorders
autism | autism; autistic; neurodivergent | h:people/child_cognition o:267E
learning-disability | learn disability; learning disability; learning difficulty; Down syndrome | s:learning-disability
disability | disability; disabled; impairment | h:devices/wheelchair o:267F
virus | virus; covid; coronavirus; infection; infect; infectious; germ; viral | h:symbols/virus
bacteria | bacteria; bug/n (with stomach, tummy, infection); sepsis | h:body/bacteria o:E011
hiv | HIV; AIDS | h:conditions/ribbon
sexual-health | STI; sexual health; chlamydia; sexually transmit | h:conditions/sti
overweight | overweight; obese; obesity; lose weight; put on weight | h:conditions/overweight
underweight | underweight; too thin; malnutrition; malnourished | h:conditions/underweight
blood-pressure | blood pressure; hypertension; high blood pressure | h:devices/blood_pressure_2
cholesterol | cholesterol; artery; vein | h:body/blood_vessel
swollen-leg-veins | varicose vein | h:conditions/varicose_vein
pregnant | pregnant; pregnancy; expect a baby; antenatal; maternity | h:people/pregnant o:1F930
birth | birth; give birth; labour (without party, government, vote); childbirth; newborn; contraction; caesarean; born/v; delivery (with baby, suite, birth) | h:people/baby_0203m o:1F476
miscarriage | miscarriage; stillbirth; baby loss | o:1F494
breastfeeding | breastfeed; breastfeeding; breast-feed; breast milk; breast-feeding | h:people/lactation o:1F931
unconscious | coma; unconscious; collapse; pass out; not wake | h:devices/hospitalized
death | die/v; dead; death; pass away; bereavement; bereaved; grief; grieve; funeral | o:1FAA6
suicide | suicide; suicidal; kill myself; end my life; self-harm; hurt myself; end your life | h:people/crisis_response_center_person
`;
