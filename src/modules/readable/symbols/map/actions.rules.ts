/** What people do. */
export const actions = `
eat | eat; eating; meal; dine; appetite; feed | h:objects/i_utensils o:1F37D
hungry | hungry; hunger; starve | o:1F37D
drink | drink; drinking; thirsty; thirst; fluid; hydrate; dehydrated | o:1F964
drink-water | drink water; glass of water; drink plenty of water; drink more water; water to drink; drink enough water | o:1F6B0 h:objects/running_water
sleep | sleep; asleep; nap; insomnia; go to bed; sleeping | o:1F6CC o:1F634
wake-up | wake; wake up; get up; awake; alarm clock | o:23F0
lie-down | lie down; lie still; lie/v (without truth, tell) | h:devices/inpatient o:1F6CC
sit | sit; sit down; seat; chair; stool (with sit, bar, bed, leg, wooden, kitchen); armchair; sofa | o:1FA91
stand | stand; stand up | o:1F9CD
walk | walk; walking; go for a walk; on foot; stroll | h:exercise/walking o:1F6B6
run | run (without service, group, meeting); running; jog | h:exercise/running o:1F3C3
hurry | hurry; quick; quickly; fast (without heart, beat); rush; soon | o:1F4A8
swim | swim; swimming; pool | h:exercise/swim o:1F3CA
dance | dance; dancing | o:1F483
play | play; toy; game; playing; playground | o:1F9F8
football | football; sport; ball; match (with football, play) | o:26BD
climb | climb | o:1F9D7
move | move/v; movement; stretch; bend; turn over | h:people/exercise_yoga
raise-arm | raise your arm; lift your arm; hands up; raise your hand; put your hand up; lift your left arm; lift your right arm | o:1F64B
turn-left | turn left; left/r; left/a; left-hand; left side; on the left | o:2B05
turn-right | turn right; right-hand; right side; on the right; right/a (with hand, side, arm, leg, foot, turn) | o:27A1
up | upstairs; up; upwards; floor (with first, second, third, fourth, fifth) | o:2B06
down | downstairs; downwards; lower | o:2B07
come-in | come in; enter; go in; come into; come through | o:1F6AA
wait | wait; waiting; delay; hold on; delayed; patient/a; be patient | s:waiting-room o:23F3
look | look; see; watch/v; look at; observe; eyes | o:1F440 h:devices/observation
find | find; search; look for; find out; seek | h:symbols/magnifying_glass o:1F50D
lost | lose; lost; missing; mislay | o:1F50D
read | read; reading; leaflet; book; booklet; brochure | o:1F4D6 h:objects/book
write | write; writing; writer; fill in; write down; complete a form; note/v | o:270D
sign-form | sign/v (without hand, deaf, makaton); signature; sign your name; sign the form; contract/n | s:consent o:1F58A
form | form/n; application form; paperwork; document; certificate; report/n; paper | h:symbols/i_documents_accepted o:1F4C4
draw | draw/v; drawing; paint; painting; art; picture; craft | o:1F3A8
publish | publish; publication; announce; announcement | o:1F4E2
join | join; join in; become a member | o:1F91D
photo | photo; photograph; camera; film/n; video (without call, appointment) | o:1F4F7
learn | learn; study/v; lesson; course; education; learning; skill | o:1F4DA h:symbols/health_literacy
work | work/v; work/n; job; employment; earn; career; occupation | o:1F4BC
cook | cook; cooking; recipe; bake | o:1F373
clean | clean; tidy; cleaning; hygiene; dust; sweep | h:objects/cleaning o:1F9F9
wash | wash; wash yourself; washing | o:1F9FC h:symbols/running_water_alt
shower | shower; have a shower | o:1F6BF
brush-teeth | brush tooth; brush your tooth; clean your tooth; toothbrush; toothpaste; brush teeth | h:devices/dental_hygiene o:1FAA5
haircut | haircut; hairdresser; hair; barber; shave | o:1F487
get-dressed | get dressed; dressed; clothes; clothing; dress/n; wear; put on your coat; dressing gown; put on; undress; gown; trousers; shirt; pyjamas; nightie | o:1F455
shoes | shoe; slipper; boot; footwear; trainers | o:1F45F
coat | coat; jacket; jumper | o:1F9E5
phone | phone; telephone; ring us; ring me; call us; phone call; ring/v (without bell); call/v (without bell); give us a call; phone us | h:objects/phone o:1F4DE
mobile-phone | mobile phone; mobile; smartphone; app; application (with phone) | h:devices/mobile o:1F4F1
text-message | text message; text/v; SMS; text us; message | o:1F4F2
email | email; e-mail | o:1F4E7
letter | letter (without alphabet, first, capital, big, large, comes); envelope; post (without idea, code); mail; stamp/n | o:2709
parcel | parcel; delivery (without baby, suite, birth); package | o:1F4E6
computer | computer; laptop; PC; digital; technology; software | h:objects/laptop o:1F4BB
internet | internet; website; web; online; wifi; web page; webpage | o:1F310
television | television; TV; telly; watch television; film (with watch) | o:1F4FA
radio | radio; podcast | o:1F4FB
music | music; song; sing; singing; choir; concert | o:1F3B5
bell | bell; buzzer; call bell; ring the bell; call button; alarm (without clock, fire) | o:1F514
fire-alarm | fire alarm; fire; smoke alarm | o:1F525
open | open/v; unlock | o:1F513
close | close/v; shut; lock | o:1F512
key | key/n (with lost, door, lose, house, car, her, my, his); keys | o:1F511
give | give; offer; hand over; provide; present/n; gift | o:1F381
share | share; sharing; spread (with idea, word) | o:E252
take | take; fetch; collect; pick up; get | h:symbols/i_note_action o:1F91A
bring | bring; bring with you; carry | o:1F392
keep | keep; save/v; store/v | o:E25C
start | start; begin; launch; go ahead | o:25B6
finish | finish; end/v; complete/v; done; stop taking; no longer; lapse; lapsed | o:1F3C1
change | change; swap; replace; switch; alter; exchange | o:1F504
cancel | cancel; cancelled; call off; delete | h:symbols/cancel o:274C
try | try; attempt; have a go; practise | o:1F3AF
make | make; build; create; fix; repair; mend; build | o:1F527
broken | broken (without leg, arm, bone, hip, heart, wrist); break/v (without leg, arm, bone, hip, wrist); damage; damaged | o:26D3-FE0F-200D-1F4A5 o:1F527
throw-away | throw away; bin; rubbish; waste; throw out; get rid of | o:1F5D1
pay | pay; cost; price; money; cash; bill; fund; funding; pound; expensive; cheap; benefit (with money, claim); pension; budget; wage; fee; finance | o:1F4B7 h:objects/coins
card | credit card; bank card; debit card | o:1F4B3
bank | bank; bank account | o:1F3E6
free | free of charge; free/a (with cost, charge, service, parking, it, test, prescription); cost nothing; no cost | o:1F193
use | use; press; button; press the button | o:E10C
count | count; number; add up; amount; how many; figure | h:graphs/chart_bar o:1F522
visit | visit; visitor; visiting time; visiting | o:1F44B
go | go; go to | o:27A1
hug | hug; cuddle; comfort | o:1FAC2
hold-hands | hold hand; hold your hand; together; with you; accompany; come with | o:1F46B
argue | argue; argument; fight; shout; row/n (with have, shout) | o:1F4A2
celebrate | celebrate; celebration; party; birthday; congratulations; anniversary | o:1F382
win | win; award; prize; best; success; successful; achieve | h:objects/award_trophy o:1F3C6
holiday | holiday; beach; seaside; day off; vacation; break/n (without bone) | o:1F3D6
project | project; programme; scheme; pilot (with project, scheme) | o:1F4CB
target | target; goal; aim/n | o:1F3AF
measure | measure/v; measurement; ruler | o:1F4CF
compare | compare; comparison; weigh up | o:2696
`;
