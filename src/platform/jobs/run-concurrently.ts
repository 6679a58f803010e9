/**
 * Works in so many lanes at once until there is nothing more to do. When one of them fails, the others end what they have
 * begun before this rejects, so that nothing goes on behind the back of whoever tries again.
 * @param step does one thing; false when there is no more
 */
export async function runConcurrently(lanes: number, step: () => Promise<boolean>): Promise<void> {
  const state = { hasFailed: false };
  const lane = async () => {
    try {
      while (!state.hasFailed && (await step()));
    } catch (error) {
      state.hasFailed = true;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
