import type { Abbreviation } from './word-list.ts';

/**
 * Words that are cut short in speech and notes: physio, paeds, meds. One line is one meaning.
 */
export const shortenedWords: readonly Abbreviation[] = [
  ['abx', 'antibiotics', 'medicines'],
  ['admin', 'administration', 'workforce'],
  ['amb', 'ambulance', 'ambulance'],
  ['anaes', 'anaesthetics', 'surgery'],
  ['appt', 'appointment', 'appointments'],
  ['appts', 'appointments', 'appointments'],
  ['cardio', 'cardiology', 'heart'],
  ['cath', 'catheter', 'bladder'],
  ['consult', 'consultation', 'appointments'],
  ['defib', 'defibrillator', 'heart'],
  ['defibs', 'defibrillators', 'heart'],
  ['dept', 'department', 'places'],
  ['derm', 'dermatology', 'skin'],
  ['dx', 'diagnosis', 'records'],
  ['echo', 'echocardiogram', 'scans'],
  ['gastro', 'gastroenterology', 'bowels'],
  ['gynae', 'gynaecology', 'women'],
  ['haem', 'haematology', 'blood'],
  ['hosp', 'hospital', 'places'],
  ['hx', 'history', 'records'],
  ['lap', 'laparoscopic', 'surgery', 'capitals'], // on one's lap
  ['meds', 'medicines', 'medicines'],
  ['micro', 'microbiology', 'tests'],
  ['neuro', 'neurology', 'nerves'],
  ['obs and gynae', 'obstetrics and gynaecology', 'women'],
  ['onc', 'oncology', 'cancer'],
  ['ortho', 'orthopaedics', 'bones and joints'],
  ['paeds', 'paediatrics', 'children'],
  ['path', 'pathology', 'tests', 'capitals'], // a garden path
  ['peds', 'paediatrics', 'children'], // american
  ['pharm', 'pharmacy', 'medicines'],
  ['physio', 'physiotherapy', 'rehabilitation'],
  ['physios', 'physiotherapists', 'people'],
  ['post-op', 'after surgery', 'surgery'],
  ['postop', 'after surgery', 'surgery'],
  ['pre-op', 'before surgery', 'surgery'],
  ['prehab', 'prehabilitation', 'surgery'],
  ['preop', 'before surgery', 'surgery'],
  ['psych', 'psychiatry', 'mind'],
  ['ref', 'referral', 'appointments'],
  ['rehab', 'rehabilitation', 'rehabilitation'],
  ['resus', 'resuscitation', 'emergencies'],
  ['sx', 'symptoms', 'records'],
  ['temp', 'temperature', 'tests'],
  ['temps', 'temporary staff', 'people'],
  ['trachy', 'tracheostomy', 'lungs'],
  ['tx', 'treatment', 'records'],
];
