/** A save that did not happen, for a reason that is told to the person at the form in whole sentences. */
export class NotSaved extends Error {
  // Decap shows an error with its name in front; a name helps nobody who fills in a form.
  override readonly name = '';
}

/** The host has refused a save, because the file is another by now than the one that was read just before. */
export class HostHasMovedOn extends Error {
  override readonly name = 'HostHasMovedOn';
}

/** What went wrong on the way to the host, in words for the person at the form. */
export function sayHostFault(error: unknown): Error {
  if (error instanceof NotSaved) return error;
  const { status, message = '' } = (error ?? {}) as { status?: number; message?: string };
  if (status === 401 || status === 403)
    return new NotSaved(
      'You are no longer signed in, or may not write here. What you typed is kept on this device. Load this page again, sign in, and say yes when you are asked about it.',
    );
  const isDown = status !== undefined && status >= 500;
  if (isDown || error instanceof TypeError || /failed to fetch|network|timed? ?out/i.test(message))
    return new NotSaved(
      'The place where entries are kept cannot be reached just now. What you typed is still here. Try again in a minute.',
    );
  return error instanceof Error ? error : new Error(String(error));
}
