/** The deepest nesting of JSON that is read; forms need less than ten. What walks a value would use up the stack at a few thousand. */
const deepest = 100;

/** Whether JSON nests too deep to be read, by its brackets outside strings. Of malformed text nothing is said: parsing refuses it. */
export function isTooDeep(json: string): boolean {
  if (json.length <= deepest) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '"') at = endOfString(json, at);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** The place of the quotation mark that ends the string beginning at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
