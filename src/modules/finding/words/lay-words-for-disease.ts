import { same, towards, type WordGroup } from './word-list.ts';

/**
 * What people call infections, cancer, kidney disease and illness of the mind; rules as in `lay-words-for-the-body.ts`.
 */
export const layWordsForDisease: readonly WordGroup[] = [
  // Infection
  same('superbug', 'resistant bacteria'),
  same('bug', 'germ', 'microbe'),
  towards(['hospital bug'], ['healthcare associated infection']),
  same('hand washing', 'hand hygiene'),
  same('hand gel', 'alcohol rub', 'hand sanitiser'),
  same('fit test', 'mask fit', 'face fit testing'),
  towards(['face mask'], ['respirator']),
  same('jab', 'injection'),
  same('vaccine', 'vaccination', 'immunisation'),
  towards(['baby jabs', 'childhood jabs'], ['childhood immunisation']),
  same('german measles', 'rubella'),
  same('whooping cough', 'pertussis'),
  same('infected drip site', 'phlebitis'),
  towards(['barrier nursing', 'barriered'], ['isolation', 'side room']), // never back: isolation is loneliness too
  same('lockjaw', 'tetanus'),
  same('lyme disease', 'tick bite disease'),
  same('high temperature', 'fever', 'pyrexia'),
  towards(['hot baby', 'burning up'], ['fever']),

  // Cancer
  same('cancer', 'malignancy'),
  towards(['growth on the skin', 'growth in the body'], ['tumour']), // not 'growth' alone: children and numbers grow
  same('cancer that has spread', 'secondary cancer', 'metastatic cancer'),
  same('chemo', 'chemotherapy'),
  same('fever on chemo', 'neutropenic sepsis'),
  same('radiotherapy', 'radiation treatment'),
  same('breast screening', 'mammogram'),
  same('smear test', 'smear', 'cervical screening', 'pap test'),
  towards(['lump'], ['mass', 'tumour']),
  same('breast removal', 'mastectomy'),
  same('hair loss', 'alopecia'),
  same('all clear', 'remission'),
  same('skin check', 'mole check'),

  // Kidney
  same('kidney failure', 'renal failure', 'end stage renal disease'),
  same('kidney disease', 'chronic kidney disease', 'renal disease'),
  same('kidney', 'renal'),
  same('kidney injury', 'acute kidney injury'),
  same('blood cleaning machine', 'haemodialysis'),
  same('bag dialysis', 'peritoneal dialysis'),
  same('kidney doctor', 'nephrologist'),

  // Mind
  towards(['feeling low', 'feeling down', 'the blues', 'low mood'], ['depression']),
  same('baby blues', 'postnatal depression', 'postpartum depression'),
  towards(['nerves', 'worry'], ['anxiety']), // nerves are also of the body
  same('panic attack', 'panic'),
  same('hearing voices', 'auditory hallucinations'),
  same('suicidal', 'wants to die', 'suicide'),
  same('self-harm', 'cutting oneself'),
  same('manic depression', 'bipolar disorder', 'bipolar'),
  same('nervous breakdown', 'mental health crisis'),
  same('sectioned', 'detained under the mental health act'),
  same('talking therapy', 'counselling', 'psychotherapy'),
  same('eating disorder', 'anorexia'),
  same('drinking problem', 'alcohol dependence', 'alcoholism'),
  towards(['drunk'], ['intoxicated', 'alcohol']),
  same('drug user', 'injecting drug user', 'people who inject drugs'),
  same('needle exchange', 'syringe exchange'),
  same('addiction', 'substance misuse'),
  same('calm down', 'de-escalation'),
  same('holding someone down', 'restraint', 'physical intervention'),
  same('calming injection', 'rapid tranquillisation'),
  same('sleeping tablet', 'sleeping pill', 'hypnotic'),
  towards(['zopiclone'], ['sleeping tablet', 'sedative']),
  same('tranquilliser', 'sedative'),
  same('depot', 'antipsychotic injection', 'long-acting injection'),
  same('hoarding', 'cluttered home'),
  same('trouble sleeping', "can't sleep", 'insomnia'),
  same('post-traumatic stress', 'post-traumatic stress disorder'),
  towards(['flashbacks'], ['post-traumatic stress']),
  same('peer worker', 'peer support worker', 'expert by experience'),
  same('psychiatric ward', 'mental health ward'),
  same('child mental health', 'child and adolescent mental health services'),
  towards(['shrink'], ['psychiatrist']), // understood, never shown
];
