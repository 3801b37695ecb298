namespace Tuner.Environment.Configuration;

/// <summary>On the one property of an options record that a plain value stands for: <c>detect</c> for <c>{stage: detect}</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShorthandAttribute : Attribute;
