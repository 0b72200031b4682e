/** base past participle */
const list = `
be was been;become became become;begin began begun;bite bit bitten;bleed bled bled;blow blew blown;break broke broken;bring brought brought;build built built;burn burnt burnt;buy bought bought;catch caught caught;choose chose chosen;come came come;cost cost cost;cut cut cut;deal dealt dealt;do did done;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;fly flew flown;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;get got got;give gave given;go went gone;grow grew grown;hang hung hung;have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew known;lay laid laid;lead led led;learn learnt learnt;leave left left;lend lent lent;let let let;lie lay lain;light lit lit;lose lost lost;make made made;mean meant meant;meet met met;overcome overcame overcome;pay paid paid;put put put;quit quit quit;read read read;rebuild rebuilt rebuilt;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;seek sought sought;sell sold sold;send sent sent;set set set;shake shook shaken;shine shone shone;show showed shown;shrink shrank shrunk;shut shut shut;sing sang sung;sink sank sunk;sit sat sat;sleep slept slept;speak spoke spoken;spend spent spent;spill spilt spilt;spread spread spread;stand stood stood;steal stole stolen;stick stuck stuck;sting stung stung;swear swore sworn;swell swelled swollen;swim swam swum;swing swung swung;take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown;undergo underwent undergone;understand understood understood;undertake undertook undertaken;wake woke woken;wear wore worn;win won won;wind wound wound;withdraw withdrew withdrawn;withhold withheld withheld;write wrote written;overdo overdid overdone;foresee foresaw foreseen;bear bore borne;bend bent bent;bind bound bound;breed bred bred;dig dug dug;creep crept crept;sew sewed sewn;sweep swept swept;weep wept wept
`;

const rows = list
  .split(/[;\n]/)
  .map((entry) => entry.trim())
  .filter((entry) => entry !== '')
  .map((entry) => entry.split(' ') as [base: string, past: string, participle: string]);

export const irregularVerbs = {
  baseOf: new Map<string, string>(
    rows.flatMap(([base, past, participle]) => [[past, base] as const, [participle, base] as const]),
  ),
  pastOf: new Map<string, string>(rows.map(([base, past]) => [base, past])),
  participleOf: new Map<string, string>(rows.map(([base, , participle]) => [base, participle])),
  participles: new Set(rows.map(([, , participle]) => participle)),
  pasts: new Set(rows.map(([, past]) => past)),
};
