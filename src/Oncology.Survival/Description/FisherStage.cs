namespace Oncology.Survival;

/// <summary>The nodes of <see cref="FisherNetwork"/> after one more line, found by what is left of the margins.</summary>
internal sealed class FisherStage
{
    private const int LargestIndex = 1 << 22;

    private readonly Dictionary<UInt128, FisherNode> _byMargins = [];
    private readonly FisherNode?[]? _byOrder;
    private readonly FisherBounds _bounds;
    private readonly int _stage;
    private readonly double[] _logFactorial;
    private readonly int _base;

    public FisherStage(int[] margins, FisherBounds bounds, int stage, double[] logFactorial)
    {
        _bounds = bounds;
        _stage = stage;
        _logFactorial = logFactorial;
        _base = margins[0] + 1;
        if (margins.Length * Math.Log2(_base) > 127)
        {
            throw FisherNetwork.OutOfReach();
        }

        double size = Math.Pow(_base, margins.Length - 1);
        _byOrder = size <= LargestIndex ? new FisherNode?[(int)size] : null;
    }

    public List<FisherNode> Nodes { get; } = [];

    /// <summary>The place of margins so far and one more; without the last margin it tells the nodes of a stage apart.</summary>
    public int Order(int before, int margin) => unchecked(before * _base + margin);

    /// <summary>The node of margins in any order; their sum is the same for all nodes of a stage.</summary>
    public FisherNode Node(int order, int[] margins) => _byOrder is null ? Sorted(margins) : _byOrder[order] ??= Sorted(margins);

    private FisherNode Sorted(int[] margins)
    {
        int[] descending = (int[])margins.Clone();
        Array.Sort(descending);
        Array.Reverse(descending);
        UInt128 key = 0;
        foreach (int margin in descending)
        {
            key = key * (UInt128)_base + (UInt128)margin;
        }

        if (!_byMargins.TryGetValue(key, out FisherNode? node))
        {
            node = new FisherNode(descending, _bounds, _stage, _logFactorial);
            _byMargins.Add(key, node);
            Nodes.Add(node);
        }

        return node;
    }
}
