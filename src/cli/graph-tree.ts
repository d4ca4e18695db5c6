import type { AddressPart, BundlePart, EndUserPart, Graph, ProfilePart } from './demo.operations.js';

/** A line of the tree, with its branches. */
interface Branch {
  readonly text: string;
  readonly sid?: string;
  readonly children?: readonly Branch[];
}

/** The graph that an onboarding has made, as a tree of text with the SIDs in one column. */
export function drawGraph({ customerProfile, trustProduct }: Graph): string {
  const trees = [
    ...(customerProfile === null ? [] : [profileBranch(customerProfile)]),
    ...(trustProduct === null ? [] : [bundleBranch('Trust product', trustProduct, [])]),
  ].map((root) => drawBranch(root, '', ''));
  const width = Math.max(0, ...trees.flat().map(({ text }) => text.length));
  const written = ({ text, sid }: Branch): string => (sid === undefined ? text : `${text.padEnd(width)}  ${sid}`);
  return trees.map((lines) => `${lines.map(written).join('\n')}\n`).join('\n');
}

/** The branch and everything below it, one under another, each with its place in the tree drawn before it. */
function drawBranch(branch: Branch, lead: string, childLead: string): readonly Branch[] {
  const { children = [] } = branch;
  return [
    { ...branch, text: `${lead}${branch.text}` },
    ...children.flatMap((child, index) => {
      const isLast = index === children.length - 1;
      return drawBranch(child, `${childLead}${isLast ? '└─ ' : '├─ '}`, `${childLead}${isLast ? '   ' : '│  '}`);
    }),
  ];
}

function profileBranch(profile: ProfilePart): Branch {
  const documents = (profile.supportingDocuments ?? []).map((document) => ({
    text: `document: ${document.type}, ${document.status}`,
    sid: document.sid,
    children: (document.addresses ?? []).map(addressBranch),
  }));
  return bundleBranch('Customer profile', profile, documents);
}

function bundleBranch(noun: string, bundle: BundlePart, documents: readonly Branch[]): Branch {
  const { policy, endUsers, supportingProfiles, phoneNumbers, latestEvaluation } = bundle;
  return {
    text: `${noun}: ${bundle.friendlyName}, ${bundle.status}`,
    sid: bundle.sid,
    children: [
      ...(policy === null ? [] : [{ text: `policy: ${policy.friendlyName}` }]),
      ...(endUsers ?? []).map(endUserBranch),
      ...documents,
      ...(supportingProfiles ?? []).map(({ sid, friendlyName, status }) => ({
        text: `customer profile: ${friendlyName}, ${status}`,
        sid,
      })),
      ...(phoneNumbers ?? []).map(({ sid, phoneNumber }) => ({ text: `number: ${phoneNumber}`, sid })),
      ...(latestEvaluation === null
        ? []
        : [{ text: `evaluation: ${latestEvaluation.status}`, sid: latestEvaluation.sid }]),
    ],
  };
}

function endUserBranch({ sid, type, details }: EndUserPart): Branch {
  return { text: `end user: ${details === null ? type : factsOf(details)}`, sid };
}

function factsOf(details: NonNullable<EndUserPart['details']>): string {
  switch (details.__typename) {
    case 'BusinessInformation':
      return `${details.businessName}, ${details.businessIndustry}`;
    case 'AuthorizedRepresentative':
      return `${details.firstName} ${details.lastName}, ${details.jobPosition}`;
    case 'VoiceIntegrityInformation':
      return `${details.useCase}, ${details.averageBusinessDayCallVolume} calls a day`;
  }
}

function addressBranch({ sid, street, city, region, postalCode, isoCountry }: AddressPart): Branch {
  return { text: `address: ${street}, ${city}, ${region} ${postalCode}, ${isoCountry}`, sid };
}
