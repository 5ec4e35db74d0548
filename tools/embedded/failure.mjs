/** What went wrong in one sentence for a person: printed without a stack, ends the program with a code that is not 0. */
export class Failure extends Error {
  constructor(sentence) {
    super(sentence);
    this.name = 'Failure';
  }
}

const diskFullPattern =
  /No space left on device|not enough space on the disk|ENOSPC|EDQUOT|Disk quota exceeded|wrote only \d+ of \d+ bytes|disk is full/i;

/** Of Node, and of PostgreSQL. */
const diskFullCodes = ['ENOSPC', 'EDQUOT', '53100'];

/** Programs tell of a full disk in their own words; whatever step met it, the person reads the same sentence. */
export function isDiskFull(text) {
  return diskFullPattern.test(text);
}

export function describeFullDisk(folder) {
  return `The disk is full: free some space on the disk of ${folder ?? 'the checkout'}, then start again.`;
}

/** The class exists twice (checkout and dist), so the name decides, not instanceof. */
export function explainFailure(error, folder) {
  if (['Failure', 'ConfigError'].includes(error?.name)) return error.message;
  if (diskFullCodes.includes(error?.code) || isDiskFull(String(error?.message))) {
    return describeFullDisk(error.path ?? folder);
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(error?.code) && error.path) {
    return `${error.path} cannot be used (${error.code}): give this user the right to write there, or set KYOSO_HOME to another folder.`;
  }
  return `Unexpected failure: ${error?.stack ?? String(error)}`;
}
