/**
 * Everyday words of Britain, of telephones and computers, and of what one feels in the body, that lists of American films do not
 * know or think rare. Written by hand: things that people here hold, wear, eat, use, feel and say each week. Base forms.
 */
export const everydayBritishWords: ReadonlySet<string> = new Set(
  `nappy petrol lorry trousers loo tummy postcode parcel hoover tram jewellery biro plaster crisps biscuit queue pavement kerb
  pushchair pram dummy cot duvet quilt wardrobe cupboard fridge freezer cooker hob grill kettle toaster microwave sellotape torch
  plug socket tap bin dustbin wheelie rubbish roundabout railcard timetable fortnight nursery pupil headteacher maths crayon rubber
  jumper cardigan tights vest pants knickers wellies trainers slipper anorak pyjamas flannel shampoo toothpaste hairdresser chemist
  takeaway squash fizzy sweets lolly porridge marmalade yoghurt gravy chips mince sausage bacon courgette sultana tin tinned foil
  pence cashpoint bungalow landlord neighbour caravan allotment shed hedge lawn lawnmower greenhouse ironing mum mummy nan nana
  granny grandad gran auntie telly charger voicemail website email app password username wifi laptop printer download upload delete
  click scroll swipe vape tyre practise organise earache stomachache shiver wobbly rinse snore blurry tingle cramp achy eyelid pimple`.split(
    /\s+/,
  ),
);
