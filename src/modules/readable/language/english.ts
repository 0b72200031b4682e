import { frequencyRanks } from './dictionaries.ts';
import type { Sentence } from './text-parts.ts';

/** 'some': parts of the text are in another language, and were left unjudged. 'none': there are no words at all. */
export type TextLanguage = 'english' | 'some' | 'other' | 'none';

const small = {
  english:
    'the a an and or of to in is are was be you your it we our for with on at this that not if can will have has do from by as i my me they their he she his her what how when where there please but so no yes go get one some any all who us them were should must may',
  welsh:
    "y yr a ac o i yn ar am mae ydy yw eich chi ni ein fy ei eu gyda gan wedi bod os neu ond hwn hon sy sydd bydd byddwn nid dim cael gallwch chi'n rydym i'r o'r a'r",
  polish:
    'i w z na do nie jest to się że jak dla lub od po ma są czy tak pan pani proszę przed przez może jeśli co o za ich jego',
  french:
    "le la les un une des et ou de du en est sont vous votre vos nous pour avec dans sur pas ne que qui ce cette il elle au aux par si être avoir c'est",
  german:
    'der die das und oder ist sind sie ihr ihre wir für mit auf nicht ein eine einen zu im von den dem wenn bei auch es haben werden kann ich',
  spanish:
    'el la los las un una y o de del en es son su sus para con por no que se si al lo usted está como más puede tiene',
  portuguese:
    'o a os as um uma e ou de do da em é são seu sua para com por não que se no na você está como mais pode ao',
  italian:
    'il lo la i gli le un una e o di del della in è sono il suo per con non che se al alla si come può sua',
  romanian:
    'și sau de la în este sunt un o pe cu nu că dacă din pentru vă se ați dumneavoastră mai al a ale care',
  dutch: 'de het een en of van in is zijn u uw wij voor met op niet dat als bij ook er naar kan heeft te',
  turkish: 've veya bir bu için ile de da ne var değil çok mi olarak gibi sizin siz daha en her',
};
const { english, ...foreign } = small;
const sets = {
  english: new Set(english.split(' ')),
  others: Object.values(foreign).map((words) => new Set(words.split(' '))),
};

/** Fewer words than this tell nothing about the language. */
const tellingWordsMin = 5;
/** English films are full of 'la', 'die' and 'i', yet few other texts have more than two thirds of their words from them. */
const knownShareMin = 0.8;

/** Judges by paragraph, so that a Welsh half does not hide an English one. */
export function paragraphLanguages(sentences: readonly Sentence[]): {
  language: TextLanguage;
  isEnglish(sentence: Sentence): boolean;
} {
  const paragraphs = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    const list = paragraphs.get(sentence.paragraph);
    if (list === undefined) paragraphs.set(sentence.paragraph, [sentence]);
    else list.push(sentence);
  }
  const other = new Set([...paragraphs].filter(([, own]) => !isEnglish(own)).map(([paragraph]) => paragraph));
  // Lines of one paragraph may be in several languages: a sentence in another script is never judged.
  const judged = (sentence: Sentence) => !other.has(sentence.paragraph) && isLatin([sentence]);
  const count = sentences.filter(judged).length;
  return {
    language:
      sentences.length === 0 ? 'none' : count === sentences.length ? 'english' : count > 0 ? 'some' : 'other',
    isEnglish: judged,
  };
}

function isEnglish(sentences: readonly Sentence[]): boolean {
  if (!isLatin(sentences)) return false;
  const words = sentences.flatMap((sentence) => sentence.words.filter((word) => word.kind === 'word'));
  if (words.length < tellingWordsMin) return true;
  const share = (has: (lower: string) => boolean) =>
    words.filter((word) => has(word.lower)).length / words.length;
  const known = share((lower) => frequencyRanks().has(lower) || /['-]/.test(lower));
  const english = share((lower) => sets.english.has(lower));
  const others = Math.max(...sets.others.map((set) => share((lower) => set.has(lower))));
  return known >= knownShareMin || (known >= knownShareMin / 2 && english >= others);
}

function isLatin(sentences: readonly Sentence[]): boolean {
  let latin = 0;
  let letters = 0;
  for (const sentence of sentences) {
    letters += sentence.text.match(/\p{L}/gu)?.length ?? 0;
    latin += sentence.text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  }
  return letters === 0 || latin / letters > 0.6;
}
