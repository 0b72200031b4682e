import { SafeText } from '#design/safe-text.tsx';
import { ideaPaths, needPaths } from '#modules/ideas/public.ts';
import { readingPaths } from '#modules/people/public.ts';
import { projectPaths } from '#modules/projects/public.ts';

export function About({ name, words }: { name: string; words: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">About {name}</h1>
      {words !== '' && <SafeText text={words} />}
      <p>
        Staff post ideas and say where they are stuck. Organisations answer, with a reason. What works becomes
        a project with a kit, so that others can do the same. Who adopts it says so, and the source confirms
        it. Only what is live and confirmed counts as spread; what failed is shown too.
      </p>
      <p>
        It runs on Spreadwell, open-source software for one health system at a time. It shows no
        advertisements and asks nothing of other sites.
      </p>
    </>
  );
}

export function Accessibility() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Accessibility</h1>
      <p>
        Every page works without scripts, by keyboard, and at 400% zoom. The pages are checked by a program
        (axe) against WCAG 2.2 AA rules whenever the software changes, with scripts on and with them blocked.
      </p>
      <p>
        A program finds only some barriers. These pages have not been tested with people who use screen
        readers or switches, nor with people with learning disabilities, and nobody has audited them. We make
        no claim that they conform.
      </p>
      <p>
        <a href={readingPaths.show()}>Text size</a>, at the top of every page, makes all letters 20, 24 or 28
        points. With an account you can say once what you need; every page and e-mail then follows it as far
        as it can, and says where it cannot.
      </p>
      <p>If something stands in your way, tell those who run this site: that helps more than any program.</p>
    </>
  );
}

export function Privacy() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Privacy</h1>
      <p>
        We keep your name, e-mail address and what you post. Your name is shown to those who are signed in,
        unless you post without it. There are no trackers, and no page asks anything of another site.
      </p>
      <p>
        What you tell us that you need in order to read and be reached is shown to staff only if you say yes,
        and goes when your account is erased. Whether each message met it is kept for you to see.
      </p>
      <p>
        Who may see an idea is its author’s choice, and nobody widens it. Moderators can see what is reported.
        Whoever runs the database could see everything in it, and is bound by the programme’s own rules.
      </p>
      <p>
        You can see and end your sessions, and erase your account, in your account. What you posted stays,
        without your name. The record of what happened holds only numbers that stand for people, so that it
        stays true.
      </p>
      <p>
        Never write anything here that could tell who a patient is. What looks so is pointed out before you
        post.
      </p>
    </>
  );
}

export function Help() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Help</h1>
      <h2 class="nhsuk-heading-m">I have an idea</h2>
      <p>
        <a href={ideaPaths.begin()}>Write it down</a>: what is the problem, what is the idea, whom would it
        help. Before it is posted you see who has done it already. Your organisation answers.
      </p>
      <h2 class="nhsuk-heading-m">We are stuck</h2>
      <p>
        <a href={needPaths.begin()}>Say so</a>. Projects that have solved it look there.
      </p>
      <h2 class="nhsuk-heading-m">I look for something that works</h2>
      <p>
        Search from any page, or look through <a href={projectPaths.list()}>the projects</a>. A project with a
        kit tells you how to do the same. Press ‘We will do this too’ when you do.
      </p>
      <h2 class="nhsuk-heading-m">Something should not be here</h2>
      <p>
        Press ‘Report this page’ at its foot. Programme staff look at it, and both sides are told what they
        decide.
      </p>
      <h2 class="nhsuk-heading-m">I am ill, or worried about my health</h2>
      <p>
        No clinician watches this site, and nobody here can help you when you are ill. Call 111, or 999 in an
        emergency.
      </p>
    </>
  );
}
