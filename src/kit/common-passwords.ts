/** What whoever guesses tries first, in small letters: our own list, made from the habits that breach reports describe. */

/** Nothing but one of these and some figures or signs ('Password2026!!') is a common password. */
const words =
  `password passwords passcode pass word mypassword yourpassword newpassword oldpassword temppassword testpassword
  welcome letmein changeme iloveyou loveyou iloveyousomuch lovely sunshine princess monkey dragon football baseball
  liverpool arsenal chelsea everton rangers celtic manchester manunited manchesterunited mancity tottenham newcastle
  leedsunited westham astonvilla england london scotland wales britain birmingham yorkshire
  spring summer autumn winter january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday christmas holiday birthday
  admin administrator root superuser sysadmin support helpdesk service user username login guest default secret
  computer internet windows microsoft office outlook network server system database security qwerty qwertyuiop
  qwertyuiopasdfghjkl asdfghjkl zxcvbnm asdfgh azerty
  hospital hospitals nurse nurses doctor doctors matron ward patient patients health healthcare nationalhealth
  nationalhealthservice nhs nhsnhs nhspassword nhsnet nhsengland nhstrust trust ambulance pharmacy surgery clinic
  medical medicine midwife paramedic physio theatre wardpassword hospitalpassword nursepassword
  superman batman spiderman pokemon starwars harrypotter michael jessica charlie jordan jennifer thomas daniel ashley
  freedom whatever trustno hello hellohello helloworld goodmorning goodbye thankyou please cheese chocolate banana
  cookie flower butterfly rainbow elephant tigger killer master shadow hunter ranger buster soccer hockey golfer
  mustang corvette ferrari mercedes porsche yamaha harley jesus jesuschrist blessed family forever together`.split(
    /\s+/,
  );

/** Whole phrases, keyboard walks and figures, of 12 characters or more, without their spaces, points and hyphens. */
const phrases =
  `123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 12345678901234567890 098765432109
  0987654321098 987654321098 9876543210987 210987654321 123123123123 112233445566 11223344556677 1122334455667788
  121212121212 123321123321 1234512345 123454321234 147258369147 159753159753 159357159357 135792468135 246813579246
  314159265358 3141592653589 31415926535897 271828182845 111222333444 111122223333 000011112222 102030405060
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6 q1w2e3r4t5y6u7 1qaz2wsx3edc
  1qaz2wsx3edc4rfv 1qazxsw23edc zaq12wsxcde3 zaq1xsw2cde3 qazwsxedcrfv qazwsxedcrfvtgb qweasdzxc123 qwe123asd456
  qweasdzxcqwe qwertyuiop[] qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdf asdfghjkl123 asdfghjkl;'# 
  zxcvbnm12345 zxcvbnm,./12 poiuytrewq12 qwerty123456 qwerty1234567 qwerty12345678 qwerty123qwerty qwertyqwerty
  1234qwerasdf 1234qwerasdfzxcv qwer1234asdf asdf1234qwer asdfasdfasdf asdfqwerzxcv abcdefghijkl abcdefghijklm
  abcdefghijklmn abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abcd12345678 abcd1234abcd abcdef123456 abc123abc123
  a1b2c3d4e5f6 a1b2c3d4e5f6g7 aa123456789 aa1234567890 a12345678901 a123456789012
  passwordpassword password1password passw0rdpassw0rd p@ssw0rdp@ssw0rd p@ssw0rd1234 passw0rd1234 passw0rd12345
  p@ssword1234 pa55word1234 pa55w0rd1234 pa$$word1234 thisisapassword thisismypassword mypasswordis123
  mypassword123 nopassword123 passwordispassword iforgotmypassword forgotmypassword forgetpassword enterpassword
  letmeinletmein letmeinplease letmeinnow123 openthedoor1 opensesame123 opensesameopensesame changemechangeme
  changemenow123 changethisnow changepassword pleasechangeme welcomewelcome welcome2thenhs welcometothenhs
  correcthorsebatterystaple threerandomwords
  ilovemyfamily ilovemymum123 ilovechocolate iloveyouforever iloveyou4ever ihatepasswords
  ihatemondays1 ilovethenhs savethenhs123 thankyounhs123 clapforcarers clapforthenhs protectthenhs stayathomesavelives
  manchesterunited liverpoolfc1892 youllneverwalkalone nevergiveup123 liverpoolliverpool arsenalarsenal
  nottinghamforest wolverhampton sheffieldunited sheffieldwednesday glasgowrangers tottenhamhotspur
  administrator administrator1 adminadminadmin administration testtesttest testing12345 test12345678 temp12345678
  temporary1234 default12345 guestguestguest supersecret12 topsecret1234 secretsecret1 monkeymonkey dragondragon
  sunshinesunshine princessprincess footballfootball supercalifragilisticexpialidocious maytheforcebewithyou
  tobeornottobe tobeornottobethatisthequestion onceuponatime thequickbrownfox thequickbrownfoxjumpsoverthelazydog
  happybirthday happynewyear1 merrychristmas godblessyou1 godsavetheking godsavethequeen rulebritannia
  jesuslovesyou jesusissaviour insertpasswordhere yourpasswordhere`
    .split(/\n/)
    .flatMap((line) => line.trim().split(/\s+/));

const commonWords: ReadonlySet<string> = new Set(words);
const commonPhrases: ReadonlySet<string> = new Set(phrases);

/** Figures and signs that stand for letters, as in 'P@ssw0rd'. */
const standIns: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  $: 's',
  '5': 's',
};

export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const closed = plain.replace(/[\s_.-]+/g, '');
  if (commonPhrases.has(plain) || commonPhrases.has(closed)) return true;
  if (isRepeated(closed) || isCountedOut(closed)) return true;
  return [closed, withLetters(closed)].some((form) => commonWords.has(form.replace(/[^\p{L}]+/gu, '')));
}

/** One to six characters over and over, or two characters in any order. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1+$/su.test(text) || new Set(text).size <= 2;
}

/** Each character follows the last in the alphabet, or goes before it: 'abcdefghijkl', 'zyxwvutsrqpo'. */
function isCountedOut(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

/** Reads figures as letters only up to the last letter, so that 'p4ssword2026' gives 'password2026'. */
function withLetters(text: string): string {
  const tail = /[^\p{L}]*$/u.exec(text)?.index ?? text.length;
  return (
    [...text.slice(0, tail)].map((character) => standIns[character] ?? character).join('') + text.slice(tail)
  );
}
