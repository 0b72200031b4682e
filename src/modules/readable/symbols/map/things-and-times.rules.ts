/** Food, weather, things at home, times. */
export const thingsAndTimes = `
account | account/n; user account | o:1FAAA
symbols | symbol; pictogram | o:1F5BC
food | food; snack; diet food | h:nutrition/hot_meal o:1F372
breakfast | breakfast; cereal; porridge | o:1F963
lunch | lunch; sandwich; packed lunch | o:1F96A
dinner | dinner; supper; tea-time; evening meal; main meal | h:nutrition/hot_meal o:1F37D
fruit | fruit; grape; pear; strawberry; berry | h:nutrition/fruits o:1F34E
apple | apple | o:1F34E
banana | banana | o:1F34C
orange | orange/n; satsuma; juice; orange juice | o:1F34A
vegetables | vegetable; veg; carrot; broccoli; salad; greens; cabbage; five a day | o:1F966
potato | potato; chips; fries; mash | o:1F954
bread | bread; toast; roll/n (with bread); sandwich bread | o:1F35E
meat | meat; chicken; beef; bacon; sausage; ham | o:1F357
fish | fish/n | o:1F41F
egg | egg | o:1F95A
cheese | cheese | o:1F9C0
milk | milk; dairy; yogurt; yoghurt | o:1F95B h:nutrition/dairy
nuts | nut; peanut | o:1F95C
sugar | sugar; sugary | h:nutrition/sugar
sweets | sweet/n; sweets; chocolate; biscuit; cake; ice cream; candy; pudding; dessert | o:1F36C
salt | salt; salty | o:1F9C2
fatty-food | fatty food; junk food; fast food; burger; pizza; takeaway; unhealthy food; fat | h:nutrition/unhealthy_food o:1F354
rice-pasta | rice; pasta; spaghetti; curry; noodle | o:1F35A
soup | soup; stew; bowl | o:1F35C
tea | tea (without cosy); cup of tea; hot drink; cuppa | o:2615
coffee | coffee | o:2615
water | water; tap | h:objects/running_water o:1F4A7
spoon | spoon; teaspoon; spoonful; tablespoon | o:1F944
cup | cup; mug; beaker; glass/n (without wear, read, eye, see, spectacles) | o:1F964
gluten | gluten; coeliac; wheat | h:nutrition/gluten
baby-milk | baby milk; formula milk; bottle feed; baby bottle; formula feed; baby's bottle | o:1F37C
clock | clock; time; o'clock; watch/n; hour; when; timing | o:1F552
minute | minute; second/n (with minute, wait, count); stopwatch | o:23F1
late | late; too late; be late; later | o:231B
early | early; in good time | o:1F305
today | today; now; this day; tonight | o:1F4C5
tomorrow | tomorrow; next day | s:tomorrow
yesterday | yesterday; day before; ago; last week | s:yesterday
before | before; beforehand; first | s:before
after | after; afterwards; next; then; follow-up | s:after
calendar | calendar; date/n; diary; day; weekday | h:objects/calendar o:1F4C5
week | week; weekly; seven day; once a week; Monday; Tuesday; Wednesday; Thursday; Friday; fortnight | o:1F5D3
weekend | weekend; Saturday; Sunday | o:1F5D3
month | month; monthly; January; February; March/p; April; May/p; June; July; August; September; October; November; December | o:1F4C6
year | year; yearly; annual; new year; annually | o:1F5D3
morning | morning; dawn; a.m. | o:1F305
afternoon | afternoon; noon; midday; daytime | o:2600
evening | evening; sunset; dusk; nightfall | o:1F307
night | night; at night; overnight stay; dark; midnight; night-time | o:1F319
always | always; every time; forever; all the time | o:267E
never | never; not ever | o:1F6AB
every-day | every day; daily; each day; once a day; every morning; every night | o:1F504
twice | twice; two; two time; 2 | h:typography/2
one | once; one/m; single; 1 | h:typography/1
three | three; third; 3; three time; three times a day | h:typography/3
four | four; 4; fourth | h:typography/4
spring-summer | summer; spring/n; sunny; heatwave; warm | o:2600
sun | sun; sunshine; sunburn; sunscreen; sun cream; suncream | o:2600
rain | rain; wet; raining; rainy; storm; umbrella | o:1F327
snow | snow; winter; ice; frost; icy; freeze | o:2744
wind | wind; windy | o:1F32C
tree | tree; wood/n; forest; nature; autumn; leaf | o:1F333
flower | flower; plant; bunch of flowers; gardening | o:1F337
light | light/n; lamp; torch; switch on | o:1F4A1
heating | heating; radiator; boiler; fuel; electricity; gas bill | o:1F525
battery | battery; charge/v; plug; charger | o:1F50B
chair-stool | bar stool | o:1FA91
pillow-blanket | pillow; blanket; sheet (with bed); bedding; duvet; quilt | o:1F6CF
bag | bag; suitcase; luggage; backpack; rucksack; handbag | o:1F45C
pen | pen; pencil | o:1F58A
list | list/n; checklist; to-do | o:1F4CB
chart | chart; graph; statistic; data; percentage | h:graphs/chart_bar o:1F4CA
alphabet | alphabet; capital letter; spell; spelling; letter (with alphabet, capital, comes) | o:1F524
machine | machine; device; equipment; robot | o:2699
lift-up | heavy; lift/v | h:exercise/weights
big | big; large; huge; enormous; bigger | s:big
small | small; little/a; tiny; smaller | s:small
new | new; brand new; modern; latest | o:1F195
old-thing | old (without people, person, lady, man, age, year); worn | o:1F570
hot | boil; hot water; hot/a (without feel, weather, night) | h:symbols/high_level o:1F321
loud | loud; noise; noisy; volume; sound/n | o:1F50A
quiet | quiet; quietly; silence; silent; hush | o:1F92B
red-cross | red cross | h:symbols/health
sleeping-tablet | sleeping tablet; sleeping pill | h:medications/pill_1
newspaper | newspaper; news; magazine; newsletter | o:1F4F0
award-ribbon | ribbon; awareness | h:conditions/ribbon
seat-belt | seat; seat belt | o:1F4BA
toilet-paper | toilet paper; toilet roll; wipe/v | h:devices/toilet_paper
nappy | nappy; incontinence pad; continence | o:1F6BC
identity | identity; passport; ID card; name badge; proof; name/n | o:1FAAA
bandage-head | head injury; concussion | h:emotions/bandaged o:1F915
medal | medal; champion | o:1F3C5
`;
