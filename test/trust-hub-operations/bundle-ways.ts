import { toGlobalId } from '../../src/domain/global-id.js';
import { NodeDocument } from '../operations/generated/graphql.js';
import type { Stage } from '../sandbox/contract/stage.js';
import { way, type Ways } from './way.js';
import { PRODUCT, PROFILE, type Kind } from './bundle-documents.js';

function waysOf(kind: Kind): Ways {
  const { type, root, draft, numbered } = kind;
  const nodeOf = (
    stage: Stage,
    node: 'EntityAssignment' | 'ChannelEndpointAssignment' | 'Evaluation',
    key: string,
  ) => ({
    id: toGlobalId(node, stage.account, `${type}/${key}`),
  });
  const bySid = async (stage: Stage) => ({ sid: await draft(stage) });
  const onSid = async (stage: Stage) => ({ input: await bySid(stage) });
  const attached = async (stage: Stage) => {
    const sid = await draft(stage);
    return { sid, assignmentSid: await kind.attached(stage, sid) };
  };
  const evaluated = async (stage: Stage) => {
    const sid = await draft(stage);
    return { sid, evaluationSid: await kind.evaluated(stage, sid) };
  };
  const numberAssigned = async (stage: Stage) => {
    const { bundle, assignment } = await numbered(stage);
    return { sid: bundle, assignmentSid: assignment };
  };
  const oneMore = async (stage: Stage) => {
    const { bundle, number } = await numbered(stage);
    return { input: { bundleSid: bundle, phoneNumberSids: [number] } };
  };
  return {
    [`List${type}`]: [way(`Query.${root}s`, kind.list, { filter: { friendlyName: 'Acme Dental' } })],
    [`Create${type}`]: [
      way(`Mutation.create${type}`, kind.create, {
        input: {
          friendlyName: 'Acme',
          email: 'ada@acme.example',
          kind: type === 'TrustProduct' ? 'VOICE_INTEGRITY' : null,
        },
      }),
    ],
    [`Fetch${type}`]: [way(`Query.${root}`, kind.one, bySid)],
    [`Update${type}`]: [
      way(`Mutation.update${type}`, kind.update, async (stage) => ({
        input: { sid: await draft(stage), friendlyName: 'Acme again' },
      })),
      way(`Mutation.submit${type}`, kind.submit, onSid),
    ],
    [`Delete${type}`]: [way(`Mutation.delete${type}`, kind.remove, onSid)],
    [`List${type}EntityAssignment`]: [
      way(`${type}.entityAssignments`, kind.assignments, bySid),
      way(`${type}.endUsers`, kind.one, bySid),
      way(`${type}.supportingProfiles`, kind.one, bySid),
    ],
    [`Create${type}EntityAssignment`]: [
      way(`Mutation.assignEntityTo${type}`, kind.assignEntity, async (stage) => ({
        input: { bundleSid: await draft(stage), objectSid: await stage.endUser() },
      })),
    ],
    [`Fetch${type}EntityAssignment`]: [
      way(`${type}.entityAssignment`, kind.entityAssignment, attached),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, assignmentSid } = await attached(stage);
        return nodeOf(stage, 'EntityAssignment', `${sid}/${assignmentSid}`);
      }),
    ],
    [`Delete${type}EntityAssignment`]: [
      way(`Mutation.removeEntityFrom${type}`, kind.removeEntity, async (stage) => {
        const { sid, assignmentSid } = await attached(stage);
        return { input: { bundleSid: sid, assignmentSid } };
      }),
    ],
    [`List${type}ChannelEndpointAssignment`]: [
      way(`${type}.channelEndpointAssignments`, kind.assignments, bySid),
      way(`${type}.phoneNumbers`, kind.one, bySid),
    ],
    [`Create${type}ChannelEndpointAssignment`]: [
      way(`Mutation.assignPhoneNumbersTo${type}`, kind.assignNumbers, async (stage) => {
        const { bundle, number } = await kind.numberable(stage);
        return { input: { bundleSid: bundle, phoneNumberSids: [number] } };
      }),
    ],
    [`Fetch${type}ChannelEndpointAssignment`]: [
      way(`${type}.channelEndpointAssignment`, kind.channelEndpointAssignment, numberAssigned),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, assignmentSid } = await numberAssigned(stage);
        return nodeOf(stage, 'ChannelEndpointAssignment', `${sid}/${assignmentSid}`);
      }),
    ],
    [`Delete${type}ChannelEndpointAssignment`]: [
      way(`Mutation.removePhoneNumbersFrom${type}`, kind.removeNumbers, oneMore),
    ],
    [`List${type}Evaluation`]: [
      way(`${type}.evaluations`, kind.evaluations, bySid),
      way(`${type}.latestEvaluation`, kind.one, bySid),
    ],
    [`Create${type}Evaluation`]: [way(`Mutation.evaluate${type}`, kind.evaluate, onSid)],
    [`Fetch${type}Evaluation`]: [
      way(`${type}.evaluation`, kind.evaluation, evaluated),
      way('Query.node', NodeDocument, async (stage) => {
        const { sid, evaluationSid } = await evaluated(stage);
        return nodeOf(stage, 'Evaluation', `${sid}/${evaluationSid}`);
      }),
    ],
    [`Fetch${type}ProvisionalCopy`]: [
      way(`${type}.provisionalCopy`, kind.copy, async (stage) => {
        const sid = await kind.approved(stage);
        await kind.copied(stage, sid);
        return { sid };
      }),
    ],
    [`Create${type}ProvisionalCopy`]: [
      way(`Mutation.create${type}ProvisionalCopy`, kind.createCopy, async (stage) => ({
        input: { sid: await kind.approved(stage) },
      })),
    ],
  };
}

/** Customer profiles, trust products, and what is under them. */
export const BUNDLE_WAYS: Ways = { ...waysOf(PROFILE), ...waysOf(PRODUCT) };
