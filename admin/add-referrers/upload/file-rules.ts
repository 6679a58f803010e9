const megabyte = 1_000_000;
const mostBytes = 50 * megabyte;

/** Why a file cannot be uploaded, seen before it is sent; null when it can. */
export function fileProblem(file: Pick<File, 'name' | 'size'> | null): string | null {
  if (!file) return 'Choose a CSV file with the people to add.';
  if (/\.(xlsx?|ods|numbers)$/i.test(file.name))
    return 'This is a spreadsheet. Save it as CSV (in Excel: File → Save As → CSV UTF-8), then choose that file.';
  if (file.size === 0) return 'This file is empty. Choose one with at least one person.';
  if (file.size > mostBytes) return 'This file is larger than 50 MB. Split it and upload the parts separately.';
  return null;
}
