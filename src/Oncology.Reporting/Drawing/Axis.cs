using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>Maps numbers to places along one direction of the page and chooses the ticks.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;
    private readonly double _start;
    private readonly double _end;

    private Axis(double from, double to, double start, double end, bool isLogarithmic, ImmutableArray<double> ticks)
    {
        _from = isLogarithmic ? Math.Log(from) : from;
        _to = isLogarithmic ? Math.Log(to) : to;
        _isLogarithmic = isLogarithmic;
        (From, To, _start, _end, Ticks) = (from, to, start, end, ticks);
    }

    /// <summary>The number at the axis' beginning.</summary>
    internal double From { get; }

    /// <summary>The number at its end.</summary>
    internal double To { get; }

    /// <summary>Where ticks stand, in numbers, ascending.</summary>
    internal ImmutableArray<double> Ticks { get; }

    /// <summary>An axis from 0 to a given end, with ticks at multiples of a step.</summary>
    internal static Axis FromZero(double to, double step, double start, double end)
    {
        var ticks = ImmutableArray.CreateBuilder<double>();
        // Multiples, not a running sum, so that 0.1 steps do not drift; a tick at the end survives rounding.
        for (int i = 0; i * step <= to * (1 + 1e-9); i++) ticks.Add(i * step);
        return new Axis(0, to, start, end, isLogarithmic: false, ticks.ToImmutable());
    }

    /// <summary>An axis between two numbers, with ticks at the multiples of a step between them.</summary>
    internal static Axis Linear(double from, double to, double step, double start, double end)
    {
        var ticks = ImmutableArray.CreateBuilder<double>();
        double first = Math.Ceiling((from / step) - 1e-9), last = Math.Floor((to / step) + 1e-9);
        for (double i = first; i <= last; i++) ticks.Add((i * step) + 0.0);
        return new Axis(from, to, start, end, isLogarithmic: false, ticks.ToImmutable());
    }

    /// <summary>An axis between two numbers with ticks at given ones.</summary>
    internal static Axis WithTicks(double from, double to, double start, double end, IEnumerable<double> ticks) =>
        new(from, to, start, end, isLogarithmic: false, [.. ticks]);

    /// <summary>A logarithmic axis of ratios with ticks at the given values that lie on it.</summary>
    internal static Axis Log(double from, double to, double start, double end, IEnumerable<double> ticks) =>
        new(from, to, start, end, isLogarithmic: true, [.. ticks.Where(t => t >= from * (1 - 1e-9) && t <= to * (1 + 1e-9))]);

    /// <summary>The difference of two numbers that stand a distance apart on a linear axis.</summary>
    internal double Between(double points) => points * Math.Abs((_to - _from) / (_end - _start));

    /// <summary>The place of a number, in points.</summary>
    internal double At(double value)
    {
        double position = _isLogarithmic ? Math.Log(value) : value;
        return _start + ((position - _from) / (_to - _from) * (_end - _start));
    }
}
