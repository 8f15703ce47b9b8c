namespace Oncology.Reporting;

/// <summary>A place on a figure's page, in points (1/72 inch) from the upper left corner; y grows downwards.</summary>
/// <param name="X">Distance from the left edge.</param>
/// <param name="Y">Distance from the upper edge.</param>
public readonly record struct FigurePoint(double X, double Y);
