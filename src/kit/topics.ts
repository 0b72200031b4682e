/** What an idea, a need or a project is about, where it happens, and how far it has come. The tokens are stored. */

export const topics = {
  falls: 'Falls',
  'pressure-ulcers': 'Pressure ulcers',
  wounds: 'Wounds',
  frailty: 'Frailty',
  dementia: 'Dementia',
  nutrition: 'Nutrition and hydration',
  continence: 'Continence',
  rehabilitation: 'Rehabilitation',
  infection: 'Infection',
  medicines: 'Medicines',
  deterioration: 'Deterioration and sepsis',
  surgery: 'Surgery',
  'emergency-care': 'Emergency care',
  diagnostics: 'Diagnostics',
  'discharge-and-flow': 'Discharge and flow',
  maternity: 'Maternity',
  children: 'Children and young people',
  'mental-health': 'Mental health',
  'learning-disability': 'Learning disability and autism',
  'end-of-life': 'End of life',
  pain: 'Pain',
  communication: 'Communication',
  diabetes: 'Diabetes',
  respiratory: 'Breathing and lungs',
  'heart-and-stroke': 'Heart and stroke',
  kidney: 'Kidneys',
  cancer: 'Cancer',
  'self-care': 'Self-care',
  prevention: 'Prevention',
  outpatients: 'Outpatients',
  workforce: 'Workforce',
  digital: 'Digital',
  environment: 'Environment and waste',
  'general-practice': 'General practice',
  community: 'Community care',
  volunteers: 'Volunteers',
  'estates-and-food': 'Buildings and food',
  ambulance: 'Ambulance',
  carers: 'Carers',
} as const;

export const settings = {
  'hospital-ward': 'Hospital ward',
  'emergency-department': 'Emergency department',
  'outpatient-clinic': 'Outpatient clinic',
  theatre: 'Operating theatre',
  'critical-care': 'Critical care',
  'maternity-unit': 'Maternity unit',
  'general-practice': 'General practice',
  'community-team': 'Community team',
  'mental-health-unit': 'Mental health unit',
  'care-home': 'Care home',
  'persons-home': 'A person’s home',
  'ambulance-service': 'Ambulance service',
  pharmacy: 'Pharmacy',
  'laboratory-and-imaging': 'Laboratory and imaging',
  'whole-organisation': 'Whole organisation',
  'across-organisations': 'Across organisations',
} as const;

/** In the order in which a project usually passes through them. */
export const projectStages = {
  planning: 'Planning',
  testing: 'Testing',
  established: 'Established',
  spreading: 'Spreading',
  stopped: 'Stopped',
} as const;

export type Topic = keyof typeof topics;
export type Setting = keyof typeof settings;
export type ProjectStage = keyof typeof projectStages;

export function isTopic(token: string): token is Topic {
  return Object.hasOwn(topics, token);
}

export function isSetting(token: string): token is Setting {
  return Object.hasOwn(settings, token);
}

export function isProjectStage(token: string): token is ProjectStage {
  return Object.hasOwn(projectStages, token);
}
