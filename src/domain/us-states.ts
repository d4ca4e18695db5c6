/*
 * The states of the United States, its territories and military post offices as USPS abbreviates them, and the first
 * three digits of their ZIPs. Three digits that serve places in two states are listed with both.
 */

interface State {
  readonly code: string;
  readonly names: readonly string[];
  readonly zips: readonly string[];
}

/** Code, names, ranges of the first three digits. */
const TABLE = `
AL | Alabama | 350-369
AK | Alaska | 995-999
AZ | Arizona | 845 850-865
AR | Arkansas | 657 716-729 755
CA | California | 890 900-961 976
CO | Colorado | 800-816 820
CT | Connecticut | 060-069
DE | Delaware | 197-199
DC | District of Columbia, Washington DC | 200 202-205 569
FL | Florida | 320-349
GA | Georgia | 300-319 398-399
HI | Hawaii | 967-968
ID | Idaho | 832-838
IL | Illinois | 600-629 636
IN | Indiana | 460-479
IA | Iowa | 500-528
KS | Kansas | 660-679
KY | Kentucky | 400-427
LA | Louisiana | 700-714 717
ME | Maine | 039-049
MD | Maryland | 206-219
MA | Massachusetts | 010-027 055
MI | Michigan | 480-499
MN | Minnesota | 550-567 580
MS | Mississippi | 386-397
MO | Missouri | 630-658
MT | Montana | 590-599
NE | Nebraska | 680-693
NV | Nevada | 889-898
NH | New Hampshire | 030-038
NJ | New Jersey | 070-089
NM | New Mexico | 811 865 870-884
NY | New York | 005 063 100-149
NC | North Carolina | 270-289
ND | North Dakota | 576 580-588 592
OH | Ohio | 430-459
OK | Oklahoma | 730-749
OR | Oregon | 970-979
PA | Pennsylvania | 150-196
RI | Rhode Island | 028-029
SC | South Carolina | 290-299
SD | South Dakota | 561-562 570-577 586
TN | Tennessee | 370-385 422
TX | Texas | 733 739 750-799 880 885
UT | Utah | 833 840-847 860 865
VT | Vermont | 050-059
VA | Virginia | 201 220-246
WA | Washington | 980-994
WV | West Virginia | 247-268
WI | Wisconsin | 530-549
WY | Wyoming | 577 820-831 834
AS | American Samoa | 967
GU | Guam | 969
MP | Northern Mariana Islands | 969
PR | Puerto Rico | 006-007 009
VI | Virgin Islands, US Virgin Islands | 008
FM | Micronesia | 969
MH | Marshall Islands | 969
PW | Palau | 969
AA | Armed Forces Americas | 340
AE | Armed Forces Europe | 090-099
AP | Armed Forces Pacific | 962-966
`;

const STATES: readonly State[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code = '', names = '', zips = ''] = line.split('|').map((part) => part.trim());
    return { code, names: names.split(', '), zips: zips.split(' ') };
  });

/** Without blanks and punctuation, in which spellings differ: D.C. */
const plain = (text: string): string => text.replaceAll(/[\p{P}\s]/gu, '').toUpperCase();

const BY_WORD: ReadonlyMap<string, State> = new Map(
  STATES.flatMap((state) => [state.code, ...state.names].map((word) => [plain(word), state] as const)),
);

/** The two letters of a state, from these in any case or from its name; undefined for what is no state. */
export function stateOf(region: string): string | undefined {
  return BY_WORD.get(plain(region))?.code;
}

/** Five digits, or nine. */
export function isZip(postalCode: string): boolean {
  return /^\d{5}([\s-]?\d{4})?$/.test(postalCode.trim());
}

/** True where a ZIP begins as those of other states do. @param code two letters, as `stateOf` answers them */
export function isZipOfOtherState(zip: string, code: string): boolean {
  const three = zip.trim().slice(0, 3);
  const holds = ({ zips }: State): boolean =>
    zips.some((range) => {
      const [first = '', last = first] = range.split('-');
      return three >= first && three <= last;
    });
  return STATES.some(holds) && !STATES.some((state) => state.code === code && holds(state));
}
