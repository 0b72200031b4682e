/**
 * What is bought, in divisions (33 in groups) of the Common Procurement Vocabulary, Commission Regulation (EC) No 213/2008,
 * which UK notices use. The words are ours. A firewall between sponsoring and bidding needs one word for one thing; a wide
 * word stops rather too much than too little, and a waiver says why.
 */
export const buyingWords = {
  '331': 'Medical equipment and devices',
  '336': 'Medicines and medical gases',
  '337': 'Personal care products',
  '33': 'Other medical goods',
  '38': 'Laboratory, optical and measuring equipment',
  '39': 'Furniture, beds, bedding, kitchen and cleaning goods',
  '30': 'Computers and office equipment',
  '48': 'Software',
  '72': 'IT services',
  '32': 'Telephones, sound and video',
  '64': 'Post and telephone services',
  '15': 'Food and drink',
  '55': 'Catering and hotel services',
  '18': 'Clothing and footwear',
  '19': 'Textiles, plastic and rubber',
  '22': 'Print, books and leaflets',
  '31': 'Lighting and electrical equipment',
  '34': 'Vehicles',
  '60': 'Transport of people and goods',
  '35': 'Safety and security equipment',
  '37': 'Toys, games, music and sport',
  '44': 'Building materials and tools',
  '45': 'Building work',
  '50': 'Repair and upkeep',
  '51': 'Installation',
  '65': 'Water and energy',
  '09': 'Fuel and electricity',
  '24': 'Chemicals',
  '66': 'Banking and insurance',
  '71': 'Design and engineering',
  '73': 'Research and evaluation',
  '79': 'Business, marketing and recruitment services',
  '80': 'Training and education',
  '85': 'Health and care services',
  '90': 'Cleaning, waste and environment',
  '92': 'Culture, leisure and sport services',
  '98': 'Something else',
} as const;
export type BuyingCode = keyof typeof buyingWords;

export function buyingText(code: string | null): string | undefined {
  return code === null ? undefined : (buyingWords as Readonly<Record<string, string>>)[code];
}
