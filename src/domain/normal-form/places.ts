import { stateOf } from '../us-states.js';
import { toText, type NormalForm, type Surroundings } from './normal-form.js';

/** ISO 3166-1: the three letters of each country, and its two. */
const CODES: ReadonlyMap<string, string> = new Map(
  (
    'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI ' +
    'BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT ' +
    'BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU ' +
    'CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET ' +
    'FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR ' +
    'GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR ' +
    'IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB ' +
    'LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH ' +
    'MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE ' +
    'NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL ' +
    'PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ ' +
    'SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC ' +
    'TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY ' +
    'USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const),
);

const TWO_LETTERS: ReadonlySet<string> = new Set(CODES.values());

/** What people write beside the names, without dots and blanks. `UK` is reserved for just this in ISO 3166-1. */
const OTHER_WORDS: readonly (readonly [string, string])[] = [
  ['uk', 'GB'],
  ['greatbritain', 'GB'],
  ['unitedstatesofamerica', 'US'],
  ['theunitedstates', 'US'],
  ['holland', 'NL'],
  ['czechrepublic', 'CZ'],
];

/** Without accents, blanks and punctuation, in which spellings differ. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('&', 'and')
    .replaceAll(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase();

let names: ReadonlyMap<string, string> | undefined;

/** The English names, made when they are first needed: it takes a few milliseconds. */
function countryNames(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  names ??= new Map([
    ...[...TWO_LETTERS].map((code) => [plain(english.of(code) ?? code), code] as const),
    ...OTHER_WORDS,
  ]);
  return names;
}

/** A country as its two capital letters: from these in any case, from three letters, or from its English name. */
export function toCountryCode(text: string): string {
  const word = toText(text);
  const code = plain(word).toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && TWO_LETTERS.has(code)) return code;
  return CODES.get(code) ?? countryNames().get(plain(word)) ?? word;
}

/** The state of an address in the United States as its two letters; regions elsewhere stay as they are. */
export const toRegion: NormalForm = (text, around) => {
  const typed = toText(text);
  return isInUs(around) ? (stateOf(typed) ?? typed) : typed;
};

/** A ZIP of nine digits as 94105-1234; postal codes elsewhere stay as they are. */
export const toPostalCode: NormalForm = (text, around) => {
  const typed = toText(text);
  const [, five, four] = (isInUs(around) ? /^(\d{5})[\s\p{Pd}]*(\d{4})$/u.exec(typed) : null) ?? [];
  return five === undefined || four === undefined ? typed : `${five}-${four}`;
};

function isInUs([address]: Surroundings): boolean {
  const country = address?.['isoCountry'];
  return typeof country === 'string' && toCountryCode(country) === 'US';
}
