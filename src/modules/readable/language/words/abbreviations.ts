/** Initials that most people in Britain know better than the words they stand for. */
export const knownInitials: ReadonlySet<string> = new Set([
  'NHS',
  'GP',
  'GPs',
  'UK',
  'TV',
  'OK',
  'ID',
  'I',
  'A',
]);

/** Short forms, and what they stand for. GOV.UK, Inclusion Europe: no abbreviations or initials. Lower case; matched without their stops. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  `e.g.=for example; tab=tablet; tabs=tablets; caps=capsules; inj=injection; eg=for example; i.e.=that is; ie=that is; etc=and so on; approx=about; appt=appointment; appts=appointments; dept=department; depts=departments;
  hr=hour; hrs=hours; min=minute; mins=minutes; sec=second; secs=seconds; wk=week; wks=weeks; yr=year; yrs=years; mth=month; mths=months; max=most; temp=temperature; meds=medicines; rx=prescription; vs=against;
  tel=phone; ext=extension; ref=reference; inc=including; incl=including; excl=not including; asap=as soon as you can; nb=take note; n.b.=take note; ps=also; p.s.=also; re=about; cf=compare; viz=that is; misc=other; info=information; admin=office; rehab=help to get better;
  physio=physiotherapist; gynae=women's health; paeds=children's ward; obs=checks; dob=date of birth; o2=oxygen; sats=oxygen in your blood; bp=blood pressure; feb=February; apr=April; aug=August; sept=September; oct=October; nov=November; dec=December; mon=Monday; tues=Tuesday; tue=Tuesday; weds=Wednesday; thur=Thursday; thu=Thursday; thurs=Thursday; fri=Friday`
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [short = '', long = ''] = entry.split('=');
      return [short.trim(), long.trim()];
    }),
);

/** What initials in health and care stand for. */
export const initials: ReadonlyMap<string, string> = new Map(
  `A&E=accident and emergency; MRI=scan that takes pictures inside you; CT=scan that takes pictures inside you; ECG=test of your heart; EEG=test of your brain; BP=blood pressure; BMI=body mass index; COPD=lung illness; OT=occupational therapist; SLT=speech therapist; SALT=speech therapist; MDT=team; ICB=health board; PALS=patient advice team; CQC=care inspectors; ICU=intensive care; ITU=intensive care; HDU=high care ward; DNACPR=do not try to restart the heart; CPR=pushing on the chest to start the heart; PTSD=post-traumatic stress disorder; ADHD=attention deficit disorder; OCD=obsessive compulsive disorder; FBC=full blood count; DVT=blood clot in the leg; PE=blood clot in the lung; UTI=water infection; STI=sexual infection; HIV=human immunodeficiency virus; TB=tuberculosis; MS=multiple sclerosis; MND=motor neurone disease; IBS=irritable bowel; GI=stomach and gut; ENT=ear, nose and throat; GUM=sexual health; CAMHS=mental health team for children; CMHT=mental health team; CPA=care plan; CPN=mental health nurse; DN=district nurse; HCA=health care assistant; SHO=junior doctor; RN=nurse; AHP=health worker; LD=learning disability; PWLD=people with a learning disability; SEND=special needs; EHCP=education, health and care plan; DWP=benefits office; PIP=personal independence payment; ESA=benefit; UC=benefit; NI=National Insurance; VAT=tax; DOB=date of birth; DNA=did not come; TTO=medicines to take home; NBM=nothing to eat or drink; PRN=when needed; BD=2 times a day; TDS=3 times a day; QDS=4 times a day; OD=1 time a day; PR=in the bottom; PO=by mouth; IV=into a vein; IM=into a muscle; SC=under the skin; NG=through the nose; PEG=feeding tube; AIS=Accessible Information Standard; FAQ=questions people ask; PDF=file; URL=web address; ASAP=as soon as you can; RSVP=tell us if you will come; ETA=time we expect; CV=list of your jobs; DIY=do it yourself; VIP=important person; AGM=yearly meeting; HR=staff office; IT=computers; PPE=masks and gloves; MRSA=germ that is hard to treat; CBT=talking therapy; AAC=ways to talk without speech; BSL=British Sign Language; NICE=health advice body; MHRA=medicines safety body; PCN=group of GPs; PCT=health board; CCG=health board; GUM clinic=sexual health clinic`
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [short = '', long = ''] = entry.split('=');
      return [short.trim(), long.trim()];
    }),
);
