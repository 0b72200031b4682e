/** Pictures that no pack has or has well, drawn for Spreadwell: black on nothing, 48 by 48, thick lines, adult. */
export interface Drawing {
  readonly name: string;
  readonly keywords: readonly string[];
  readonly svg: string;
}

function drawing(name: string, keywords: string, shapes: string): Drawing {
  return {
    name,
    keywords: keywords.split(', '),
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="#000" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${shapes}</svg>`,
  };
}

const cross = '<path d="M8 8 40 40M40 8 8 40" stroke="#b00020" stroke-width="4"/>';
const face = '<circle cx="24" cy="22" r="15"/>';
const eyes =
  '<circle cx="18.500" cy="19" r="1.800" fill="#000"/><circle cx="29.500" cy="19" r="1.800" fill="#000"/>';
const bubble = 'h18a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-9l-6 5v-5h-3a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3z';
function person(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="4.500" fill="#000"/><path d="M${x - 7} ${y + 20}v-7a7 7 0 0 1 14 0v7z" fill="#000"/>`;
}

export const drawings: readonly Drawing[] = [
  drawing(
    'seizure',
    'seizure, fit, epilepsy, convulsion',
    '<circle cx="10" cy="31" r="4.500" fill="#000"/><path d="m16 33 8-2 7 3 9-3M23 31l3-6 5 2M31 34l2 6 6-1" stroke-width="4"/><path d="m10 8-4 8h6l-3 8M22 6l-3 7h5l-3 7M35 8l-3 6h5l-3 7"/>',
  ),
  drawing(
    'choice',
    'choice, choose, option, decide',
    '<circle cx="24" cy="10" r="4.500" fill="#000"/><path d="M24 16v10M24 26c0 8-12 4-12 14M24 26c0 8 12 4 12 14" stroke-width="3.500"/><path d="m7 35 5 6 5-6M31 35l5 6 5-6"/><path d="M24 18 14 14M24 18l10-4" stroke-width="3"/>',
  ),
  drawing(
    'blood-test',
    'blood test, take blood, blood sample',
    '<path d="M4 34c8-6 18-8 26-7l13-3" stroke-width="5"/><path d="m27 26 9-14M31 5l10 6-5 8-10-6z"/><path d="m29 8 10 6" /><path d="M12 8s-5 6-5 9a5 5 0 0 0 10 0c0-3-5-9-5-9z" fill="#b00020" stroke="#b00020"/>',
  ),
  drawing(
    'pain',
    'pain, hurt, ache, sore',
    `${face}<path d="m15 17 6 3-6 3M33 17l-6 3 6 3M17 30c3-3 4 2 7 0s4 2 7-1"/><path d="m38 38 5 5M30 41l2 5M10 38l-5 5" stroke="#b00020" stroke-width="3"/>`,
  ),
  drawing(
    'where-pain',
    'where does it hurt, point to pain',
    '<circle cx="18" cy="8" r="4.500"/><path d="M9 44V22a6 6 0 0 1 6-6h6a6 6 0 0 1 6 6v22M18 32v12M9 30h3M24 30h3"/><circle cx="18" cy="24" r="3" fill="#b00020" stroke="#b00020"/><path d="M44 24H24m6-5-6 5 6 5" stroke-width="3"/><path d="M36 6a4 4 0 1 1 5 4c-1.500.600-2 1.500-2 3m0 4v.100"/>',
  ),
  drawing(
    'breathless',
    'breathless, short of breath, wheeze',
    '<circle cx="17" cy="10" r="5" fill="#000"/><path d="M6 44V28a9 9 0 0 1 18-2v18" fill="#000"/><path d="M28 12h8M27 18c6 0 6 5 11 5M28 7c6 0 7-4 12-4" stroke="#005eb8"/><path d="M15 26v6m0 0c-4 0-5 3-5 8m5-8c4 0 5 3 5 8" stroke="#fff"/>',
  ),
  drawing(
    'swallow',
    'throat, swallow, sore throat',
    '<path d="M14 4c-4 4-5 9-4 14l-3 6 4 1v6c0 2 3 3 6 2v11M34 44V28c5-4 7-9 5-16"/><path d="M22 22h7c2 6-1 12-1 22" /><circle cx="27" cy="30" r="3.500" fill="#b00020" stroke="#b00020"/><path d="m34 22 6-4M36 28h7" stroke="#b00020"/>',
  ),
  drawing(
    'lump',
    'lump, swelling, swollen',
    '<path d="M4 34h10c2-14 18-14 20 0h10" stroke-width="3.500"/><path d="M24 5v8m-4-4 4 4 4-4"/><path d="M12 42h24"/>',
  ),
  drawing(
    'constipation',
    'constipation, constipated, cannot poo',
    '<circle cx="19" cy="8" r="4.500" fill="#000"/><path d="M18 14c-3 5-3 9-2 14h12l2 11" stroke-width="4"/><path d="M8 26h9v6h10c0 5-4 7-7 7v5h-8v-5c-3-2-4-7-4-13z"/><path d="m34 10 8 8m0-8-8 8" stroke="#b00020" stroke-width="3"/>',
  ),
  drawing(
    'stool-sample',
    'stool sample, poo test',
    '<path d="M11 12h26v7H11zM14 19h20v21a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3z"/><path d="M19 37h10c3 0 3-4 0-4 2-3-1-4-3-4 0-2-1-3-2-3 0 3-5 2-4 5-4 0-4 6-1 6z" fill="#6b4423" stroke="#6b4423"/><path d="M18 12V6h12v6"/>',
  ),
  drawing(
    'fall',
    'fall, fall over, slip, trip',
    '<circle cx="33" cy="14" r="4.500" fill="#000"/><path d="m29 18-10 9-9-5M19 27l5 8-7 6M27 20l10 6" stroke-width="4"/><path d="M4 44h40M6 8l5 4M4 16h6"/>',
  ),
  drawing(
    'memory',
    'remember, forget, memory, dementia',
    '<path d="M12 44v-8c-5-4-7-9-6-15C7 11 15 5 24 5c10 0 16 7 16 15l4 8-5 1v7c0 2-2 3-4 3h-5v5"/><path d="M18 17a6 6 0 1 1 9 5c-2 1-3 2-3 5m0 5v.200" stroke-width="3"/>',
  ),
  drawing(
    'learning-disability',
    'learning disability, learning difficulty',
    '<circle cx="24" cy="10" r="6"/><path d="M6 26c6-2 12-1 18 3 6-4 12-5 18-3v16c-6-2-12-1-18 3-6-4-12-5-18-3zM24 29v16"/><path d="m10 32 9 2M10 37l9 2M29 34l9-2M29 39l9-2" stroke-width="1.800"/>',
  ),
  drawing(
    'carer',
    'carer, support worker, care for somebody',
    `${person(15, 9)}${person(34, 16)}<path d="M21 22c6 4 10 3 14 2" stroke="#005eb8" stroke-width="4"/><path d="M4 44h40"/>`,
  ),
  drawing(
    'help',
    'help, assist',
    '<circle cx="13" cy="10" r="4.500" fill="#000"/><path d="M13 17v14l-5 12M13 31l5 12" stroke-width="4"/><path d="m13 20 10 5" stroke-width="4"/><circle cx="37" cy="20" r="4" fill="#000"/><path d="M37 26v9l-4 8M37 35l4 8M37 28l-13-2" stroke-width="4"/>',
  ),
  drawing(
    'speak-up',
    'speak up, tell someone, advocate',
    `${person(13, 20)}<path d="M20 5${bubble}" transform="translate(2 0)"/><path d="M31 9v6m0 4v.200" stroke-width="3"/>`,
  ),
  drawing(
    'talk',
    'talk, conversation, discuss',
    `${person(11, 25)}${person(37, 25)}<path d="M6 4${bubble}" transform="scale(.700)"/><path d="M36 4${bubble}" transform="translate(12 6) scale(.600)"/>`,
  ),
  drawing(
    'going-home',
    'go home, leave hospital, discharge',
    '<path d="M25 22 36 11l10 11M28 20v18h16V20M33 38v-9h6v9"/><circle cx="8" cy="14" r="4" fill="#000"/><path d="M8 20v9l-4 9M8 29l5 9M8 22l6 4" stroke-width="3.500"/><path d="M14 32h9m-4-4 4 4-4 4" stroke="#007f3b" stroke-width="3"/>',
  ),
  drawing(
    'appointment',
    'appointment, clinic, see the doctor',
    '<path d="M5 9h26v28H5zM5 17h26M12 5v8M24 5v8M11 23h4M19 23h4M11 30h4"/><circle cx="34" cy="33" r="11" fill="#fff"/><path d="M34 26v7l5 4" stroke-width="3"/>',
  ),
  drawing(
    'waiting-room',
    'wait, waiting room',
    '<circle cx="14" cy="12" r="4.500" fill="#000"/><path d="M13 18v12h10v12" stroke-width="4"/><path d="M7 20v14h12M7 34v8M19 36v6"/><circle cx="36" cy="13" r="9"/><path d="M36 8v5l4 2"/>',
  ),
  drawing(
    'consent',
    'consent, sign, signature, agree to treatment',
    '<path d="M8 4h22l8 8v14M8 4v40h17M30 4v8h8M14 14h10M14 21h16M14 28h10"/><path d="m28 42 3-8 12-11 4 4-12 12z" fill="#fff"/><path d="m12 36 3 3 6-6" stroke="#007f3b" stroke-width="3"/>',
  ),
  drawing(
    'rights',
    'rights, human rights, equality',
    '<path d="M24 5v34M14 43h20M8 14h32M24 9 8 14m16-5 16 5"/><path d="m8 14-5 12h10zM40 14l-5 12h10z"/><circle cx="8" cy="30" r="3" fill="#000"/><circle cx="40" cy="30" r="3" fill="#000"/>',
  ),
  drawing(
    'easy-read',
    'easy read, easy words',
    '<path d="M5 6h38v36H5z"/><path d="M10 12h12v10H10zM10 28h12v9H10z"/><path d="m11 21 4-5 3 3 2-2 2 4M16 29.500l5 7H11z" fill="#000" stroke-width="1"/><path d="M27 15h11M27 20h8M27 31h11M27 36h8" stroke-width="3"/>',
  ),
  drawing(
    'large-print',
    'large print, big letters',
    '<path d="M4 40 16 8h2l12 32M8 30h18" stroke-width="4"/><path d="m33 40 5-12h1l5 12M35 36h8" stroke-width="2.500"/>',
  ),
  drawing(
    'interpreter',
    'interpreter, translate, languages',
    `${person(24, 24)}<path d="M6 4${bubble}" transform="translate(-1 0) scale(.750)"/><path d="M42 4${bubble}" transform="translate(11 1) scale(.650)"/><path d="M7 8h8M7 12h5" stroke-width="2"/><path d="m41 7-3 6m3-6 3 6m-5-2h4" stroke-width="1.800"/>`,
  ),
  drawing(
    'do-not-understand',
    'do not understand, unclear',
    `${face}${eyes}<path d="M18 30c4-3 8-3 12 0M37 5c0-4 8-4 8 1 0 3-4 3-4 6m0 4v.200" />`,
  ),
  drawing(
    'lonely',
    'lonely, alone',
    `<circle cx="24" cy="22" r="18" stroke-dasharray="3 5"/>${person(24, 16)}<path d="M8 45h32"/>`,
  ),
  drawing(
    'stop-hurting',
    'abuse, bullying, hurt by somebody',
    `<circle cx="12" cy="13" r="4.500" fill="#000"/><path d="M12 19v14l-4 10M12 33l5 10M12 22l14-7" stroke-width="4"/><circle cx="36" cy="18" r="4" fill="#000"/><path d="M36 24v10l-3 9M36 34l4 9M36 26l-5-9" stroke-width="4"/>${cross.replace('stroke-width="4"', 'stroke-width="2.500" opacity=".800"')}`,
  ),
  drawing(
    'before',
    'before, first',
    '<path d="M6 24h36M14 16l-8 8 8 8" stroke-width="3.500"/><path d="M34 8v32" stroke-width="3" stroke-dasharray="4 4"/>',
  ),
  drawing(
    'after',
    'after, next, then',
    '<path d="M6 24h36m-8-8 8 8-8 8" stroke-width="3.500"/><path d="M14 8v32" stroke-width="3" stroke-dasharray="4 4"/>',
  ),
  drawing(
    'tomorrow',
    'tomorrow, next day',
    '<path d="M4 10h18v26H4zM4 17h18M26 10h18v26H26zM26 17h18"/><path d="M27 18h16v17H27z" fill="#005eb8" stroke="none"/><path d="M9 43h28m-5-4 5 4-5 4"/>',
  ),
  drawing(
    'yesterday',
    'yesterday, day before',
    '<path d="M4 10h18v26H4zM4 17h18M26 10h18v26H26zM26 17h18"/><path d="M5 18h16v17H5z" fill="#005eb8" stroke="none"/><path d="M39 43H11m5-4-5 4 5 4"/>',
  ),
  drawing('big', 'big, large', '<path d="M8 8h32v32H8z" fill="#000"/><path d="M2 16V2h14M46 32v14H32"/>'),
  drawing(
    'small',
    'small, little',
    '<path d="M8 8h32v32H8z" stroke-dasharray="3 5"/><path d="M20 20h8v8h-8z" fill="#000"/>',
  ),
];
