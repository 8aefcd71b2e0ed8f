import { AuthenticationPage } from 'decap-cms-backend-forgejo';

/**
 * What a member lets the form do: read who they are, read and write repositories, and put labels on drafts, which
 * Forgejo counts among issues. What Decap asks for is no scope that Forgejo knows, and a token with none that it knows
 * may do everything its owner may. Never change this, not even the order: Forgejo keeps what was granted first and
 * refuses everything else with "a grant exists with different scope".
 */
const scope = 'read:user write:repository write:issue';

/** Decap's page for signing in, which asks for no more than the form needs. */
export class SignInPage extends AuthenticationPage {
  override componentDidMount(): void {
    super.componentDidMount();
    const { auth } = this;
    if (auth === undefined) return;
    const ask = auth.authenticate.bind(auth);
    auth.authenticate = (options, done) => {
      ask({ ...options, scope }, done);
    };
  }
}
