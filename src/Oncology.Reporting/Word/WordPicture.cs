using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Oncology.Reporting;

/// <summary>A picture in the line of text, with its name and alternative text.</summary>
internal static class WordPicture
{
    private const double UnitsPerPoint = 12700;

    public static Drawing Create(string part, uint number, double width, double height, string title, string description)
    {
        (long x, long y) = ((long)Math.Round(width * UnitsPerPoint), (long)Math.Round(height * UnitsPerPoint));
        return new Drawing(new D.Inline(
            new D.Extent { Cx = x, Cy = y },
            new D.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new D.DocProperties { Id = number, Name = $"Figure {number}", Title = WordText.Safe(title), Description = WordText.Safe(description) },
            new D.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(
                new P.Picture(
                    new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = number, Name = $"Figure {number}", Description = WordText.Safe(description) }, new P.NonVisualPictureDrawingProperties()),
                    new P.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())),
                    new P.ShapeProperties(
                        new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = x, Cy = y }),
                        new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        });
    }
}
