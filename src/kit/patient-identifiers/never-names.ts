/** Words that follow a title-like word without being a name: roles, things, and words that begin sentences. */
export const neverNames: ReadonlySet<string> = new Set(
  [
    // roles and work: 'Nurse Specialist', 'Sister Trust', 'Matron Rounds', 'Master Plan'
    'specialist specialists practitioner practitioners consultant consultants associate associates advisor advisors',
    'adviser advisers manager managers lead leads leader leaders led educator educators director prescriber prescribers',
    'prescribing coordinator coordinators co-ordinator navigator champion champions cadet degree apprentice apprentices',
    'student students researcher endoscopist in-charge station stations call calls bank team teams training rota rotas',
    'staffing staff education charge ward wards hospital hospitals trust trusts site sites unit units clinic clinics',
    'round rounds week day days shift shifts handover workforce review reviews visit visits visiting vacancy vacancies',
    'recruitment retention organisation organisations company companies project projects programme city school college',
    'plan plans planning planner class classes trainer trainers key keys list lists file files copy copies',
    'agreement vendor document documents schedule schedules template templates data dataset spreadsheet switch suite',
    'builder patient patients index bedroom record records degree',
    'badge badges uniform uniforms checklist huddle huddles meeting meetings board phone office room desk assessment',
    // magnetic resonance: 'MR Scan'
    'scan scans scanner scanners scanning imaging image images angiography spectroscopy elastography enterography',
    'venography urography safe conditional unsafe guided contrast department physics linac mri and ct brain head spine',
    'knee spectra sequence sequences compatible radiographer radiographers',
    // other uses: 'Dr Who', 'Ms Teams', 'Ms Word', 'Miss Universe'
    'who teams word excel office outlook sharepoint powerpoint forms universe world',
    // other titles: 'Mr X and Mrs Y'
    'mr mrs ms miss mx master dr prof professor sister nurse matron',
    // dates: 'Miss Monday and you wait a week'
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september',
    'october november december christmas easter',
    // beginnings of sentences and small words
    'a an the this that these those it its he she they we you i his her their our your my who what when where why how',
    'if in on at by to of for from with without within after before as but so or nor not no yes is are was were be been',
    'has have had do does did will would can could may might must should there here then than out off over under up',
    'one two three four five six seven eight nine ten some any all each every both more most many few other another',
  ]
    .join(' ')
    .split(/\s+/),
);
