import { EnrolmentForm } from "../account/enrolment-form.tsx";
import { PlainPage } from "../account/plain-page.tsx";
import { InvitationPage } from "../invitation/invitation-page.tsx";

const stranger = { kind: "invitation", name: "", email: "" } as const;

/** An invitation, and the account that it lets its bearer make. */
export function Component() {
  return (
    <InvitationPage
      Page={PlainPage}
      enrolment={(secret, onDone) => (
        <EnrolmentForm secretKey={{ door: "invitation", secret }} view={stranger} onDone={onDone} />
      )}
    />
  );
}
