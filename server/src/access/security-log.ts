// What is noted of refusals and of changes to who may do what. The port alone: whoever makes it durable passes an
// implementation of it in. A note holds ids and words of the server's own, never a secret, a password or what someone
// typed.

export type SecurityEvent = {
  /** what happened, such as "sign-in refused" */
  readonly what: string;
  readonly person?: string;
  readonly seat?: string;
  /** the network address it came from */
  readonly address?: string;
  readonly detail?: string;
};

export type SecurityLog = { note(event: SecurityEvent): void };

/** Forgets everything. */
export const noSecurityLog: SecurityLog = { note() {} };
