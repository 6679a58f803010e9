import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { paths } from '../paths.ts';
import { Shell } from '../shell/shell.tsx';
import { roleLabel } from '../settings/team/role-texts.ts';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { ProfileSection } from './profile-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor/second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** The signed-in person's own account: profile, password, second factor and sessions. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Shell campaign={undefined}>
      <Page
        title="Account"
        lead={session?.user ? `Your role is ${roleLabel(session.user.role)}.` : undefined}
        back={<BackLink to={paths.home}>Campaigns</BackLink>}
      >
        <ProfileSection />
        <PasswordSection />
        <SecondFactorSection />
        <SessionsSection />
      </Page>
    </Shell>
  );
}
