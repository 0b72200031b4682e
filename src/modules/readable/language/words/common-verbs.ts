/** Verbs that begin orders and advice, in their plain form. */
export const commonVerbs: ReadonlySet<string> = new Set(
  `accept add agree allow answer apply arrange arrive ask avoid bathe be become begin bend book breathe bring brush build burn buy call carry catch change check choose chew clean clear click close collect come complete
  contact continue cook cough count cover cross cry cut dance decide describe dial discuss do draw dress drink drive drop dry eat empty enjoy enter examine exercise explain fall feed feel fetch fill find finish fit fix flush
  fold follow forget gather get give go grip grow hand hang have hear help hide hold hurt imagine inform inject itch join jump keep kneel knock know lay lead learn leave let lie lift like listen live lock look lose love
  lower make mark massage meet mention mix move need note notice open pack park pass pay phone pick place plan play point pour practise prepare press print pull push put raise reach read record refuse relax
  remember remove repeat reply report rest return ride ring rinse roll rub run save say scan see sell send set share shake shave show shower shut sign sit skip sleep slide slow smell smile smoke soak speak spend spit split spray squeeze
  stand start stay step stick stir stop store stretch suck swallow swim switch take talk taste teach tear tell test text thank think throw tie tip touch train travel treat try turn type understand unlock unwrap use visit wait wake walk want warm
  warn wash watch wear weigh wipe wish work worry wrap write yawn`.split(/\s+/),
);

/** Verbs that tell what happens rather than what to do; many of them are nouns too. Plain forms, with those above. */
export const tellingVerbs: ReadonlySet<string> = new Set(
  `ache act affect aim amaze appear attack attend beat beep behave belong blink block bloom blow boil bother bounce bow bump buzz cause chase chat cheer claim climb come contain cost crack crash creak creep damage deal
  deliver depend develop die dig disappear divide doubt drag dream drip earn ease end escape exist expect express face fade fail faint float flow fly force form freeze frighten fund gain glow greet grin guess guide handle happen
  hate heal heat hop hug hum hunt hurry improve include increase invite iron joke judge kick kill kiss knit land last laugh leak lend limit lower manage matter melt mend mind miss moan object offer own
  owe peel pinch post prefer pretend prove provide queue rain reduce refer repair rescue ring rise risk ruin rush save scratch scream search seem serve settle shine shiver shock shop shout sing sink slam
  slide snore snow solve sound spill spoil spot sprain squeak stain stare steal steam sting struggle study suffer suggest suit support surprise swap sweat swell swing tap tend throb tick tickle tidy
  tire trap trip trust twist vary vote wander waste win wobble wonder worsen worry yawn yell become feel look smell taste hurt itch love like need want help work stop start shut open close move run fall`.split(
    /\s+/,
  ),
);

/** Forms that are never the name of a thing: where a model takes them for nouns, it errs. */
export const neverNouns: ReadonlySet<string> = new Set(
  `get gets got give gives gave go goes went keeps kept bring brings brought takes took makes made tell tells told ask asks asked comes came knows knew eat eats ate sit sits sat send sends sent hear hears heard
  become becomes became loses lost puts says said sees sell sells sold speaks spoke thinks understand understands wears wore writes wrote forget forgets forgot chooses chose begin begins began teach teaches taught throws
  threw grow grows grew gone done seen paid bought met won written broken chosen known shown worn grown driven eaten forgotten hidden spoken shook woke swam sang drank stung hung sank rang fell held
  arrive arrives arrived happen happens happened seems seemed depends explains explained improves improved includes contains belongs provides prefers learns learnt`.split(
    /\s+/,
  ),
);
