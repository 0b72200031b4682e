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
