/**
 * Words that people meet with their eyes, hands and mouths: what is in a home, a shop, a street, on a plate, in a bag or on a ward, what one
 * does with it and how it feels. How often films say a word tells little of these ('colander', 'slipper'), so they are gathered here by
 * where they are met. Base forms, written by hand; what must be learned at school or from a doctor does not belong here.
 */
const places = {
  home: `settee sofa couch cushion curtain blind lampshade bulb carpet rug mat doormat doorbell doorstep doorway letterbox gate garage attic loft cellar ceiling
    radiator heater fireplace mantelpiece bookcase shelf drawer wardrobe hanger mirror mattress pillow pillowcase bedsheet sheet blanket bedspread headboard bunk stool bench
    armchair footstool sideboard dresser cot highchair rail handrail banister staircase stair landing hallway porch conservatory patio balcony washbasin basin sink
    bathtub shower plughole toilet flush sponge flannel towel soap bubble razor tweezers comb hairbrush hairdryer toothbrush mouthwash deodorant perfume makeup lipstick
    nail file cotton tissue bleach bucket mop broom dustpan duster polish detergent laundry washing peg ironing iron vacuum battery plug lead charger switch remote telly
    television stereo speaker radio clock alarm candle match lighter vase photo frame ornament calendar diary notebook notepad envelope stamp parcel scissors glue stapler
    string rope ribbon needle thread button zip velcro hook screw screwdriver hammer ladder drill saw nail toolbox key lock padlock bolt hinge leak drip`,
  kitchen: `saucepan pan pot lid wok grill oven hob microwave toaster kettle fridge freezer dishwasher blender whisk ladle spatula peeler grater colander sieve
    chopping board tray rack mug cup saucer glass jug bowl plate dish spoon spoonful teaspoon tablespoon fork knife cutlery chopstick straw napkin apron foil clingfilm
    lunchbox flask bottle jar tin packet carton wrapper crumb slice chunk lump pinch snack starter pudding dessert leftovers recipe bake boil fry roast steam simmer stir
    chop grate mash peel slice spread sprinkle melt freeze defrost chew swallow nibble sip gulp crunchy crispy chewy creamy sticky salty spicy sour tasty yummy stale mouldy runny lumpy smooth greasy juicy`,
  food: `bread roll bun bagel crumpet toast sandwich wrap pitta naan rice pasta spaghetti macaroni noodle lasagne pizza burger hamburger sausage bacon ham chicken turkey beef
    lamb pork mince steak gravy curry stew casserole pie pasty quiche omelette salad soup chip crisp fries potato carrot onion garlic leek cabbage cauliflower broccoli
    spinach lettuce cucumber tomato pepper mushroom courgette aubergine beetroot celery pea bean lentil chickpea sweetcorn pumpkin parsnip radish turnip avocado olive apple
    pear banana orange lemon lime grape grapefruit strawberry raspberry blackberry blueberry cherry plum peach apricot mango melon watermelon pineapple kiwi coconut raisin
    sultana date fig nut peanut almond walnut cashew seed cheese butter margarine yoghurt cream custard milk milkshake smoothie juice squash lemonade cola coke coffee tea
    cocoa chocolate honey jam marmalade syrup sugar flour oats porridge cereal cornflakes muesli biscuit cookie cracker cake muffin doughnut pancake waffle flapjack scone
    jelly sherbet toffee fudge sweet lolly popcorn ketchup mayonnaise mustard vinegar salt herb spice mint ginger oil fish salmon tuna cod haddock prawn seafood egg veg veggie vegetarian
    vegan takeaway barbecue picnic buffet beer lager cider wine whisky vodka alcohol booze drinker smoker ketchup`,
  clothes: `slipper sandal trainer boot shoe lace sock tights stocking pants knickers underwear bra vest shirt blouse top jumper cardigan hoodie sweater sweatshirt tracksuit
    jacket coat raincoat anorak fleece scarf glove mitten hat cap bonnet hood belt tie braces trousers jeans leggings shorts skirt dress gown nightie nightdress pyjamas dressing
    swimsuit bikini costume uniform apron bib sleeve cuff collar pocket hem waistband zip buckle earring necklace bracelet ring watch jewellery purse wallet handbag rucksack
    backpack suitcase luggage umbrella walking stick glasses sunglasses lens lanyard badge loose tight baggy comfy woolly stretchy waterproof`,
  body: `forehead eyebrow eyelash eyelid eyeball nostril cheek chin jaw gum tonsil tongue throat neck shoulder armpit elbow forearm wrist palm knuckle thumb fingertip fingernail
    toenail toe heel ankle shin calf knee kneecap thigh hip waist bottom bum belly tummy stomach breast nipple chest rib backbone spine skin freckle mole wart spot pimple
    blister scab scar scratch graze cut bruise bump lump rash itch itchy sore sting burn sunburn splinter cramp ache achy throb stiff stiffness numb numbness tingle tingly shaky
    shiver sweat sweaty sneeze cough hiccup burp fart snore yawn blink squint wink nosebleed snot phlegm spit dribble drool saliva pee wee poo poop period tampon pad nappy
    dizzy giddy faint sleepy weak wobbly unsteady feverish chilly sick sickness queasy runny blocked stuffy blind deaf limp bleed blush heartbeat heartburn earwax
    eyesight hearing headache backache earache toothache stomachache bellyache hayfever chickenpox measles mumps flu fever bug germ nits headlice lice verruca
    fit stroke asthma cancer diabetes autism dementia penis vagina testicle erection sex condom pregnant pregnancy baby birth twin wheeze wheezy breathless`,
  ward: `stretcher trolley wheelchair crutch zimmer walker frame hoist sling commode bedpan bandage plaster dressing sling splint cast stitch needle syringe drip thermometer
    stethoscope scales mask glove apron gown wristband x-ray scan scanner ambulance siren paramedic porter cleaner cook driver matron surgeon surgery dentist optician chemist
    pharmacy receptionist secretary midwife nurse doctor carer helper volunteer visitor cubicle bay bedside locker buzzer alarm lift corridor entrance exit reception
    canteen cafe shop chapel car park ticket barrier tablet capsule pill inhaler spacer spray cream lotion ointment drops gel lozenge syrup tube sample swab jab checkup
    vaccine first-aid handwashing handwash sanitiser bin sharps rota visiting teatime mealtime bedtime lunchtime dinnertime playtime daytime nighttime weekend fortnight`,
  town: `supermarket bakery baker butcher greengrocer newsagent hairdresser barber salon launderette florist garage petrol pub restaurant cafe takeaway cinema theatre museum
    library leisure gym pool swimming playground park bench pond fountain statue church mosque temple synagogue mall market stall till checkout cashier cashpoint receipt trolley
    basket bargain voucher coupon coin pence penny pound purse bank post office postbox postman postcode police policeman policewoman fireman firefighter station
    platform underground tram train coach bus minibus taxi cab lorry van motorbike motorcycle scooter bicycle bike cycle helmet tyre wheel seatbelt steering brake traffic roundabout crossing
    zebra pavement kerb lamppost signpost bridge tunnel motorway driveway pothole footpath alley junction corner roadworks airport aeroplane plane helicopter ferry boat
    ship canal harbour seaside beach pier hotel hostel caravan campsite tent flat bungalow cottage terrace estate landlord tenant neighbour neighbourhood townhall`,
  leisure: `football rugby cricket tennis badminton netball basketball hockey golf snooker darts bowling boxing karate judo yoga dance disco karaoke bingo dominoes jigsaw puzzle
    crossword quiz chess draughts cards dice game toy doll puppet teddy lego crayon paint paintbrush canvas clay pottery knitting knit crochet sew sewing embroidery craft collage
    guitar piano keyboard drum violin flute trumpet recorder choir concert band singer song music musical magazine newspaper comic novel story poem film movie cartoon soap episode
    channel gardening garden greenhouse allotment lawn lawnmower hedge flower daffodil tulip rose daisy sunflower weed compost spade shovel rake hose watering photo photograph camera selfie
    party birthday christmas easter ramadan eid diwali hanukkah wedding funeral holiday festival fireworks bonfire carnival parade barbecue present balloon invitation celebrate
    celebration treadmill dumbbell squat lever pedal fishing camping hiking jogging jog skate skating ski sledge surf swim`,
  nature: `sunshine sunny cloudy rainy rain snowy windy foggy misty icy frosty stormy thunder lightning rainbow hail sleet puddle mud muddy flood drought
    heatwave breeze shade dawn dusk sunrise sunset autumn winter spring summer puppy kitten rabbit hamster budgie parrot goldfish tortoise pony donkey cow sheep goat pig hen
    duck goose swan pigeon robin sparrow crow owl seagull fox hedgehog badger squirrel mouse rat spider wasp bee bumblebee ant beetle ladybird butterfly moth caterpillar worm
    snail slug fly mosquito flea frog toad snake lizard crocodile lion tiger elephant giraffe monkey gorilla zebra hippo kangaroo penguin dolphin whale shark seal crab
    octopus dinosaur fur feather paw claw tail wing beak acorn conker twig branch trunk root petal`,
  talk: `computer laptop keyboard printer screen touchscreen tablet mobile phone smartphone text email password login website webpage homepage internet online app click tap swipe
    scroll download upload delete charger headphones earphones microphone camera webcam video zoom voicemail landline helpline selfie emoji whiteboard noticeboard poster leaflet
    booklet form tick tickbox sticker label signature initials pencil biro pen felt-tip highlighter ruler rubber folder stapler paperclip postcard envelope comfort
    babysitter childminder headteacher teenager toddler grown-up adult pensioner granddad grandad grandpa grandma granny gran nan nana nanny auntie aunt uncle cousin
    nephew niece stepmum stepdad stepbrother stepsister girlfriend boyfriend partner fiance mate pal flatmate housemate roommate colleague`,
  feeling: `happy unhappy sad lonely bored boring excited exciting nervous scared scary frightened frightening worried worry upset angry annoyed annoying cross grumpy moody
    jealous shy proud calm relaxed stressed stressful confused confusing embarrassed embarrassing disappointed surprised shocked amazed fed-up tearful cry giggle laugh smile grin
    frown hug cuddle kiss stroke bully bullying bossy nosy noisy rude polite friendly helpful caring careful careless clumsy messy tidy untidy lazy cheeky funny silly
    horrible terrible awful lovely delicious brilliant fantastic wonderful gentle rough bumpy slippery wet damp dry dusty dirty filthy clean smelly stinky bright dim dull
    dark pale shiny sparkly glittery wide narrow steep shallow deep hollow empty full heavy light tiny huge enormous gigantic fuzzy blurry fluffy furry fizzy squashy floppy bendy
    difficult easy tricky important dangerous safe private favourite popular famous special charity comedy competition education activity opposite religion religious explosion invisible
    certificate disagree importance stadium gallery magician messenger generous violent miserable fabulous completely mysterious magical injury injured electric electrical luxury millionaire
    musician orchestra uncomfortable supplies nowadays depressing hilarious scientist celebrity cafeteria upright vending machine confident ordinary emergency information computer hospital conversation relationship opinion idea`,
};

export const everydayWords: ReadonlySet<string> = new Set(
  Object.values(places)
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Two easy words that together are a word of offices, and hard. */
export const hardCompounds: ReadonlySet<string> = new Set(
  `safeguard framework benchmark stakeholder throughput workforce guideline workstream overleaf outreach baseline headcount footfall flowchart shortfall
  breakthrough outcome output overview oversight overheads underlying undergo undertake outweigh outline offset upkeep upfront uphold upskill onboard thereby thereafter
  hereby herein therein whereas whereby wherein withhold withstand foresee foregoing forthcoming hindsight foresight insight shareholder landmark hallmark milestone bottleneck
  groundwork cornerstone counterpart hereditary spreadsheet dashboard roadmap roundtable handover turnover turnaround rollout stakeholding caseload workload cashflow
  bypass aftercare keyhole overdose backlog platelet`.split(/\s+/),
);
