/** Words that look like participles and tell how something is. */
export const adjectivesLikeParticiples: ReadonlySet<string> = new Set(
  `tired worried scared frightened interested excited bored confused pleased relaxed stressed depressed surprised upset closed open used married divorced retired disabled limited advanced complicated experienced
  qualified skilled trained educated blocked swollen broken hurt sore located based supposed gone done finished allergic concerned involved related connected dressed prepared disappointed ashamed embarrassed annoyed
  determined satisfied shocked crowded detailed dedicated unwell overweight lost stuck left born shut set red bed need feed speed indeed hundred sacred naked wicked rugged aged blessed mixed fixed
  friendly delighted thrilled exhausted distressed relieved amazed convinced committed motivated organised united infected inflamed bruised dehydrated constipated bloated unaffected unchanged unemployed
  unexpected untreated undecided unlimited unrelated known hidden elevated raised worn torn entitled impaired accustomed inclined isolated cramped wrinkled faded sprained dislocated scarred chapped cracked fed irritated puzzled thrilled
  agitated frustrated overwhelmed bewildered moved touched flushed clogged cluttered dated deserted faulty fractured congested inexperienced unprepared unwanted unused unhurt unharmed underweight
  insured obliged reserved balanced armed bearded haired aged legged grown sunken shrunken drunk sober mistaken renowned biased prejudiced sophisticated civilised`.split(
    /\s+/,
  ),
);
