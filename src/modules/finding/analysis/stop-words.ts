/** Words that say nothing of what a text is about. In capitals ('IT', 'WHO', 'OR') they are other words, and stay. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been being but by can could did do does doing done for from get gets got had has have
having he her him his how i if in into is it its just me my of on or our out over own she should so some such than that the their them
then there these they this those to too up upon us very was we were what when where which while who whom whose why will with would
you your`.split(/\s+/),
);
