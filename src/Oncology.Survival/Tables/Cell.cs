namespace Oncology.Survival;

/// <summary>One cell of a <see cref="ResultTable"/>: raw values, written only when the table is.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>An empty cell.</summary>
    public static Cell Empty { get; } = new Text(string.Empty);

    /// <summary>The cell in a number style.</summary>
    public abstract string Format(NumberStyle style);

    /// <summary>A text or label.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style) => Value;
    }

    /// <summary>A number.</summary>
    /// <param name="Value">The raw number; NaN is a value that does not exist.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record Number(double Value, NumberKind Kind) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style)
        {
            ArgumentNullException.ThrowIfNull(style);
            return style.Format(Value, Kind);
        }
    }

    /// <summary>An estimate with its confidence interval.</summary>
    /// <param name="Value">The estimate; NaN is one that does not exist.</param>
    /// <param name="Interval">Its interval.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record WithInterval(double Value, Interval Interval, NumberKind Kind) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style)
        {
            ArgumentNullException.ThrowIfNull(style);
            return style.Format(Value, Interval, Kind);
        }
    }

    /// <summary>A count with its percentage of a denominator, such as <c>54 (52.9%)</c>.</summary>
    /// <param name="Count">The count.</param>
    /// <param name="Denominator">What it is a share of; 0 leaves the percentage out.</param>
    public sealed record Share(double Count, double Denominator) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style)
        {
            ArgumentNullException.ThrowIfNull(style);
            string count = style.Format(Count, NumberKind.Count);
            return Denominator > 0 ? $"{count} ({style.Format(Count / Denominator, NumberKind.Percent)})" : count;
        }
    }

    /// <summary>The smallest and the largest value, such as <c>(28; 90)</c>.</summary>
    /// <param name="Lowest">Smallest value.</param>
    /// <param name="Highest">Largest value.</param>
    public sealed record Range(double Lowest, double Highest) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style)
        {
            ArgumentNullException.ThrowIfNull(style);
            return $"({style.Format(Lowest, NumberKind.Measure)}{style.IntervalSeparator}{style.Format(Highest, NumberKind.Measure)})";
        }
    }

    /// <summary>Several events out of several patients, such as <c>40 / 64</c>.</summary>
    /// <param name="Part">Events.</param>
    /// <param name="Whole">Patients.</param>
    public sealed record OutOf(double Part, double Whole) : Cell
    {
        /// <inheritdoc/>
        public override string Format(NumberStyle style)
        {
            ArgumentNullException.ThrowIfNull(style);
            return $"{style.Format(Part, NumberKind.Count)} / {style.Format(Whole, NumberKind.Count)}";
        }
    }
}
