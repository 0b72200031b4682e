/** Who and where. */
export const peopleAndPlaces = `
nurse | nurse; matron; district nurse; practice nurse; ward sister; healthcare assistant; nursing | h:people/nurse o:E302
doctor | doctor; GP; consultant; physician; specialist; medic | h:people/doctor o:E301
woman-doctor | woman doctor; female doctor; lady doctor | h:people/doctor_female o:E300
dentist | dentist; dental; hygienist | h:devices/odontology o:1F9B7
pharmacist | pharmacist; chemist | h:symbols/pharmacy
pharmacy | pharmacy; chemist shop; dispensary | h:symbols/pharmacy
midwife | midwife; health visitor; midwives | h:people/rmnh h:people/pregnant
social-worker | social worker; social care; social services; care manager | h:specialties/social_work
carer | carer; care for someone; caregiver; care worker | s:carer
support-worker | support worker; key worker; personal assistant; PA | s:carer
advocate | advocate; advocacy; speak up for; speak up; self-advocate | s:speak-up
volunteer | volunteer; charity | o:1F64B
staff | staff; worker; member of staff; employee; colleague; team; workforce | h:people/health_worker
manager | manager; boss; lead/n; chief; director | o:1F9D1-200D-1F4BC
receptionist | receptionist; reception; front desk; reception desk | h:people/call_centre
cleaner | cleaner | h:people/domestic_worker
police | police; police officer; policeman | o:1F46E h:people/officer
firefighter | firefighter; fire brigade; fire service | o:1F9D1-200D-1F692
teacher | teacher; tutor; trainer; training; teach; class | h:people/i_training_class o:1F9D1-200D-1F3EB
student | student; pupil; trainee; university; college | o:1F9D1-200D-1F393
scientist | scientist; researcher; laboratory; lab | o:1F9D1-200D-1F52C h:specialties/biochemistry_laboratory
chaplain | chaplain; priest; vicar; imam; faith; religion; religious; pray; prayer; spiritual | h:specialties/chaplaincy o:1F64F
patient | patient/n; service user | h:people/outpatient
person | person; someone; somebody; individual | h:people/person o:1F9D1
people | people; public; everyone; everybody; community; population | h:people/people
man | man; gentleman; male; husband | h:people/man o:1F468
woman | woman; lady; female; wife | h:people/woman o:1F469
boy | boy; son; brother; grandson; nephew | h:people/boy_0105y o:1F466
girl | girl; daughter; granddaughter; niece | h:people/girl_0105y o:1F467
child | child; kid/n; toddler; paediatric; children; childhood | h:people/child_care o:1F9D2
baby | baby; infant; newborn baby | h:people/baby_0306m o:1F476
baby-crying | baby cry; cry baby | o:1F62D
young-people | teenager; teenage; young people; young person; adolescent; youth; young adult; young | h:people/young_people
older-people | old people; older people; old person; elderly; pensioner; older; old age; old lady; old man; age | h:people/elderly o:1F9D3
grandmother | grandmother; gran; grandma; nan; granny | h:people/old_woman o:1F475
grandfather | grandfather; grandad; grandpa; granddad | h:people/old_man o:1F474
mother | mother; mum; mam; mummy | h:people/woman o:1F469
father | father; dad; daddy | h:people/man o:1F468
parents | parent; mum and dad; guardian | h:people/male_and_female o:1F46B
sister-brother | sister (without ward, theatre, charge); sibling | h:people/girl_1015y o:1F467
family | family; relative; relation; household | h:people/people o:1F46A
partner | partner; boyfriend; girlfriend; spouse; marry; marriage; wedding; couple; married | o:1F491
friend | friend; mate; friendship; neighbour | o:1F46D
group | group; club; forum; self-help group; support group; crowd | h:symbols/community_meeting h:people/i_groups_perspective_crowd
meeting | meeting; meet; conference; board/n (with trust, meeting, member); workshop; committee | h:people/group_discussion_meeting
company | company; business; firm/n; supplier; industry | o:1F3E2
organisation | organisation; NHS; trust/n; health board; council; government; department; service | h:places/ministry_of_health o:1F3DB
hospital | hospital; infirmary | h:places/hospital o:1F3E5
clinic | clinic; health centre; surgery (with GP, open, book, phone, doctor's); GP practice; doctor's surgery; practice/n; medical centre | h:places/ambulatory_clinic
outpatients | outpatient; outpatients; day unit | h:specialties/outpatient_department
home | home; house; flat/n; bungalow; housing; live at home; at home; own home; address; accommodation | h:places/home o:1F3E0
home-visit | home visit; visit you at home; come to your house; come to your home; visit at home | h:people/community_healthworker
care-home | care home; nursing home; residential; residential home; supported living; sheltered housing | h:symbols/hospice
homeless | homeless; homelessness; rough sleeper | o:26FA
school | school; nursery; primary school | o:1F3EB
shop | shop; supermarket; store/n; shopping; buy; shops | o:1F6D2
church | church; chapel; cathedral | h:places/church o:26EA
mosque | mosque; Muslim | h:places/mosque o:1F54C
library | library; books | o:1F4DA
park | park/n (without car); garden; countryside; outdoors; outside | o:1F3DE
town | town; city; village; area; town hall; neighbourhood | h:places/village o:1F3D8
office | office; workplace | o:1F3E2
cafe | cafe; canteen; cafeteria; restaurant | o:E200
kitchen | kitchen; cooker; oven | o:1F373
bathroom | bathroom; bath | o:1F6C1
bedroom | bedroom; bed | o:1F6CF
toilet | toilet; loo; lavatory; WC | o:1F6BD h:places/letrina
room | room (without waiting, for) | o:1F6AA
door | door; entrance; doorway; way in; front door; gate | o:1F6AA
exit | exit; way out; leave (with room, building); left/v (with room, building); go out; get out | o:E10D
stairs | stair; stairs; step/n (with stairs, up, climb, down); staircase | o:E202
lift | lift/n; elevator | o:1F6D7
window | window | o:1FA9F
car-park | car park; park/v; parking; blue badge | o:1F17F o:E206
airport | airport; terminal (with airport, flight, plane); aeroplane; plane; fly/v; flight | o:2708 h:vehicles/small_plane
car | car (without park); drive; driver; driving | o:1F697
taxi | taxi; cab | o:1F695
bus | bus; coach/n | o:1F68C
bus-stop | bus stop | o:1F68F
train | train/n; railway; station; tram | o:1F686
bicycle | bicycle; bike; cycle/v; cycling | h:vehicles/bike o:1F6B2
travel | travel; journey; transport; trip/n | h:people/travel o:1F68C
map | map; directions; find your way; find us | o:1F5FA h:symbols/geo_location
world | world; country; abroad; global; planet; environment; climate | o:1F30D
queue | queue; line of people; wait in line | h:people/i_groups_perspective_crowd
guide-dog | guide dog; assistance dog | h:symbols/guide_dog o:1F9AE
dog | dog; puppy | o:1F415
cat | cat; kitten | o:1F408
pet | pet; animal | o:1F43E
`;
