/** What GraphQL says of a value that does not fit its type, and what it means to a person with a form or a spreadsheet. */
const WORDS: readonly (readonly [said: RegExp, meant: string])[] = [
  [/Field "\w+" of required type "[\w![\]]+" was not provided\./, 'It is missing.'],
  [/Expected type "Int!?"\./, 'It must be a whole number.'],
  [/Expected type "Float!?"\./, 'It must be a number.'],
  [/Expected type "Boolean!?"\./, 'It must be true or false.'],
  [/Expected type "(?:String|ID)!?"\./, 'It must be text: write it in quotes.'],
  [/Expected type "\w+!?" to be an object\./, 'It must be an object with fields.'],
  [/Expected non-nullable type "[\w![\]]+" not to be null\./, 'It is missing.'],
  [/Field ("\w+") is not defined by type "\w+"\./, 'There is no field $1.'],
  [/A field is not defined by type "\w+"\./, 'There is no field of a name that is given.'],
  [/Expected type "JSONObject!?"\./, 'It must be an object in JSON.'],
  [/Expected a value of the enum "\w+": /, 'It must be one of '],
];

/** What comes before the reason where a variable does not fit; its place is in the error's path too. */
const OF_VARIABLE = /^Variable "\$\w+" has an invalid value(?: at "[^"]*")?(?:\.$|: )/;

/** A finding of the server without the words of GraphQL. */
export function inPlainWords(message: string): string {
  const reason = message.replace(OF_VARIABLE, '');
  return reason === '' ? 'It is not what the field takes.' : WORDS.reduce(replaced, reason);
}

const replaced = (text: string, [said, meant]: (typeof WORDS)[number]): string => text.replace(said, meant);
