import type { StarterTable } from './starter-boards.ts';

/** The boards that everybody has. Written for this programme. */
export const starterTables: readonly StarterTable[] = [
  {
    id: 'start',
    name: 'Start',
    columns: 4,
    buttons: `
I = person #who
you = talk #who
yes = yes #do
no = no #no
I want = choice #do
I like = like #do
I do not like = do-not-like #no
I need help = help #ask
> answers = question
> ideas = idea
> feelings = happy
> body-and-pain = where-pain
> health-visit = doctor
> people = people
> food = food
> my-day = calendar`,
  },
  {
    id: 'answers',
    name: 'Answers',
    columns: 4,
    buttons: `
yes = yes #do
no = no #no
maybe = maybe #how
I do not know = do-not-know #how
I agree = agree #do
I do not agree = disagree #no
I do not understand = do-not-understand #ask
say it again = say-again #ask
easy = easy #how
hard = problem #how
more = more #how
less = less #how
always = always #how
sometimes = maybe #how
never = never #no
ask someone else = people #who`,
  },
  {
    id: 'ideas',
    name: 'About ideas',
    columns: 4,
    buttons: `
I like it = like #do
I do not like it = do-not-like #no
good idea = idea #do
it will not work = broken #no
it helps me = help #do
it is hard for me = problem #no
why? = question #ask
how? = do-not-know #ask
bigger letters = large-print #how
with pictures = photo #how
easy words = easy-read #how
more time = slowly #how
somebody to help = carer #who
at home = home #thing
costs too much = pay #no
safe = safe #how
change it = change #do
stop it = stop #no
try it = try #do
tell me more = information #ask`,
  },
  {
    id: 'feelings',
    name: 'Feelings',
    columns: 4,
    buttons: `
I feel = feeling #who
happy = happy #how
sad = sad #how
angry = angry #how
scared = scared #how
worried = worried #how
calm = calm #how
tired = tired #how
lonely = lonely #how
bored = bored #how
confused = confused #how
excited = excited #how
proud = proud #how
embarrassed = embarrassed #how
better = better #how
worse = worse #how`,
  },
  {
    id: 'body-and-pain',
    name: 'Body and pain',
    columns: 4,
    buttons: `
it hurts = pain #do
it hurts here = where-pain #do
a lot = big #how
a little = small #how
head = head #thing
eye = eye #thing
ear = ear #thing
teeth = teeth #thing
throat = throat #thing
chest = lungs #thing
tummy = stomach #thing
back = spine #thing
arm = arm #thing
hand = hand #thing
leg = leg #thing
foot = foot #thing
I feel sick = feeling-sick #how
I feel dizzy = dizzy #how
I cannot breathe well = breathless #how
I am hot = feeling-hot #how
I am cold = feeling-cold #how
I cough = cough #how
I cannot poo = constipation #how
I need the toilet = toilet #ask`,
  },
  {
    id: 'health-visit',
    name: 'Health visit',
    columns: 4,
    buttons: `
doctor = doctor #who
nurse = nurse #who
dentist = dentist #who
carer = carer #who
appointment = appointment #thing
hospital = hospital #thing
my medicine = medicine #thing
blood test = blood-test #thing
injection = injection #thing
scan = scan #thing
operation = operation #thing
go home = going-home #do
what will happen? = question #ask
will it hurt? = pain #ask
please explain = information #ask
slower, please = slowly #ask
I agree = consent #do
I do not want it = refuse #no
stop = stop #no
I want to choose = choice #do
somebody with me = hold-hands #who
in private = private #how
wait = wait #do
thank you = thank-you #do`,
  },
  {
    id: 'people',
    name: 'People',
    columns: 4,
    buttons: `
I = person #who
my family = family #who
my mother = mother #who
my father = father #who
my partner = partner #who
my friend = friend #who
my child = child #who
my carer = carer #who
doctor = doctor #who
nurse = nurse #who
staff = staff #who
everybody = people #who
grandmother = grandmother #who
grandfather = grandfather #who
social worker = social-worker #who
advocate = advocate #who`,
  },
  {
    id: 'food',
    name: 'Food and drink',
    columns: 4,
    buttons: `
I am hungry = hungry #do
I want to drink = drink #do
breakfast = breakfast #thing
lunch = lunch #thing
dinner = dinner #thing
water = water #thing
tea = tea #thing
coffee = coffee #thing
milk = milk #thing
bread = bread #thing
fruit = fruit #thing
vegetables = vegetables #thing
meat = meat #thing
fish = fish #thing
soup = soup #thing
something sweet = sweets #thing
too hot = hot #no
too cold = feeling-cold #no
I cannot swallow = throat #no
enough = stop #no`,
  },
  {
    id: 'my-day',
    name: 'My day',
    columns: 4,
    buttons: `
today = today #how
tomorrow = tomorrow #how
yesterday = yesterday #how
now = clock #how
morning = morning #how
afternoon = afternoon #how
evening = evening #how
night = night #how
before = before #how
after = after #how
sleep = sleep #do
get up = wake-up #do
wash = wash #do
get dressed = get-dressed #do
go out = walk #do
go home = home #do
work = work #do
learn = learn #do
music = music #thing
television = television #thing
phone = phone #thing
bus = bus #thing
shop = shop #thing
exercise = exercise #do`,
  },
];
