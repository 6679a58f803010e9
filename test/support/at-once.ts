/** Does the same many times at the same moment. @param act gets the number of its turn, from 0 on */
export function atOnce<Value>(count: number, act: (index: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => act(index)));
}
