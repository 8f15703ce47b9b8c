namespace Oncology.Reporting;

/// <summary>Shapes that stay apart where colours are lost.</summary>
internal enum MarkerShape
{
    Circle,
    Triangle,
    Diamond,
    Square,
    Cross,
    TriangleDown,
    TriangleRight,
}
