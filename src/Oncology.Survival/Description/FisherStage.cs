namespace Oncology.Survival;

/// <summary>The nodes of <see cref="FisherNetwork"/> after one more line, found by what is left of the margins.</summary>
internal sealed class FisherStage
{
    private const int LargestIndex = 1 << 22;

    private readonly Dictionary<UInt128, FisherNode> _byMargins = [];
    private readonly FisherNode?[]? _byOrder;
    private readonly int _base;

    public FisherStage(int[] margins)
    {
        _base = margins[0] + 1;
        double size = Math.Pow(_base, margins.Length - 1);
        _byOrder = size <= LargestIndex ? new FisherNode?[(int)size] : null;
    }

    public List<FisherNode> Nodes { get; } = [];

    /// <summary>The node of margins in any order; their sum is the same for all nodes of a stage.</summary>
    public FisherNode Node(int[] margins, FisherBounds bounds, int stage, double[] logFactorial)
    {
        if (_byOrder is null)
        {
            return Sorted(margins, bounds, stage, logFactorial);
        }

        int index = 0;
        for (int i = 0; i < margins.Length - 1; i++)
        {
            index = index * _base + margins[i];
        }

        return _byOrder[index] ??= Sorted(margins, bounds, stage, logFactorial);
    }

    private FisherNode Sorted(int[] margins, FisherBounds bounds, int stage, double[] logFactorial)
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
            node = new FisherNode(descending, bounds, stage, logFactorial);
            _byMargins.Add(key, node);
            Nodes.Add(node);
        }

        return node;
    }
}
