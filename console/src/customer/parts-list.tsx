import { Sid } from '../parts/sid';
import { Tag } from '../parts/tag';
import { BUNDLE_STATUS, plainName, POLICY_KIND, withoutMark } from '../words/words';
import { titleOf } from './graph-of';
import type { Customer } from './use-customer';

/** The same as the drawing, in words and with all SIDs. */
export function PartsList({ customer: { profile, trustProducts } }: { readonly customer: Customer }) {
  const bundles = [profile, ...trustProducts];
  return (
    <ul className="parts">
      {bundles.map(({ sid, kind, friendlyName, status, endUsers }) => (
        <li key={sid} className="part">
          <div className="part-head">
            <h3>{POLICY_KIND[kind]}</h3>
            <Tag tone={BUNDLE_STATUS[status].tone}>{BUNDLE_STATUS[status].text}</Tag>
          </div>
          <p>{withoutMark(friendlyName)}</p>
          <Sid sid={sid} />
          <ul className="facts">
            {(endUsers ?? []).map((facts) => (
              <li key={facts.sid}>
                <span className="muted">{plainName(facts.type)}</span> {titleOf(facts)} <Sid sid={facts.sid} short />
              </li>
            ))}
            {sid === profile.sid &&
              (profile.supportingDocuments ?? []).flatMap(({ addresses }) =>
                (addresses ?? []).map((address) => (
                  <li key={address.sid}>
                    <span className="muted">Address</span>{' '}
                    {[address.street, address.streetSecondary, address.city, address.region, address.postalCode]
                      .filter((part) => part !== null && part !== '')
                      .join(', ')}{' '}
                    <Sid sid={address.sid} short />
                  </li>
                )),
              )}
          </ul>
        </li>
      ))}
    </ul>
  );
}
