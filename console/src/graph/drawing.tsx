import '@xyflow/react/dist/base.css';
import '../styles/graph.css';
import { Handle, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react';
import { useMemo } from 'react';
import { Tag } from '../parts/tag';
import type { Graph, GraphNode } from './graph';

const COLUMN_PX = 208;
const ROW_PX = 88;
const BOX_PX = 164;
/** Of a box with a title of two lines and a tag. */
const BOX_HEIGHT_PX = 76;
const MARGIN_PX = 40;
/** The longest recipe is whole on a screen of 1,280 pixels; the words are beside it, larger. */
const SMALLEST = 0.4;

type Box = Node<{ readonly node: GraphNode }>;

/** Things in columns, and lines from what comes first to what is built on it. For the eye only: words are beside it. */
export function Drawing({ graph }: { readonly graph: Graph }) {
  const { boxes, lines, width, height } = useMemo(() => layout(graph), [graph]);
  return (
    <div className="graph" style={{ aspectRatio: `${width} / ${height}` }} aria-hidden="true">
      <ReactFlow
        nodes={boxes}
        edges={lines}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={{ padding: 0.04, minZoom: SMALLEST, maxZoom: 1 }}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      />
    </div>
  );
}

function layout({ nodes, edges }: Graph): { boxes: Box[]; lines: Edge[]; width: number; height: number } {
  const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const tallest = Math.max(...columns.map((column) => nodes.filter((one) => one.column === column).length));
  const boxes = columns.flatMap((column, at) => {
    const here = nodes.filter((one) => one.column === column);
    const top = ((tallest - here.length) * ROW_PX) / 2;
    return here.map((node, row) => ({
      id: node.id,
      type: 'thing',
      data: { node },
      position: { x: at * COLUMN_PX, y: top + row * ROW_PX },
      // Otherwise the whole drawing would be away for a moment at each change, until the page has measured it.
      measured: { width: BOX_PX, height: BOX_HEIGHT_PX },
    }));
  });
  const lines = edges.map(({ from, to }) => ({ id: `${from}>${to}`, source: from, target: to }));
  const width = (columns.length - 1) * COLUMN_PX + BOX_PX + MARGIN_PX;
  return { boxes, lines, width, height: tallest * ROW_PX + MARGIN_PX };
}

function Thing({ data: { node } }: NodeProps<Box>) {
  return (
    <div className={`thing thing-${node.tone}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span className="thing-kind">{node.kind}</span>
      <span className="thing-title" title={node.title}>
        {node.title}
      </span>
      {node.status !== undefined && <Tag tone={node.tone}>{node.status}</Tag>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

const NODE_TYPES = { thing: Thing };
